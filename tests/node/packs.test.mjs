// The bad packs of tests/bad-packs through the npm package, as text and as an object: what is told
// is what tests/packs.rs expects of the native engine.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "../../pkg/node.js";

const FOLDER = new URL("../bad-packs/", import.meta.url);
const today = "2026-11-26";
const calculator = await load();

/** As the native test writes it: keys in the order of the alphabet, which no object keeps of numbers. */
function pretty(value, around = "") {
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0) return JSON.stringify(value);
  const within = `${around}  `;
  const name = (key) => (Array.isArray(value) ? "" : `${JSON.stringify(key)}: `);
  const keys = Array.isArray(value) ? Object.keys(value) : Object.keys(value).sort();
  const rows = keys.map((key) => `\n${within}${name(key)}${pretty(value[key], within)}`).join(",");
  return Array.isArray(value) ? `[${rows}\n${around}]` : `{${rows}\n${around}}`;
}

const keysOf = (path) => path.match(/[^$.[\]]+/g).map((key) => key.replaceAll("~1", "/"));

/** The good pack under an id of its own, with the values of a bad one put in and taken out. */
function patched(good, { set = {}, remove = [] }) {
  const pack = { ...good, id: "paket-sendiri" };
  const at = (path, act) => {
    const keys = keysOf(path);
    const last = keys.pop();
    act(keys.reduce((place, key) => place[key], pack), last);
  };
  for (const [path, value] of Object.entries(set)) at(path, (place, key) => (place[key] = value));
  for (const path of remove) at(path, (place, key) => delete place[key]);
  return pack;
}

/** The order in which faults are told is not promised. */
const ordered = (told) =>
  [...told].sort((one, other) => (`${one.path} ${one.code}` < `${other.path} ${other.code}` ? -1 : 1));

function compare(found, expected, name) {
  assert.equal(found.length, expected.length, `${name}: ${JSON.stringify(found)}`);
  for (const [n, one] of ordered(expected).entries()) {
    const told = ordered(found)[n];
    const same = Object.fromEntries(Object.keys(one).map((key) => [key, told[key]]));
    assert.deepEqual(same, one, name);
  }
}

for (const file of readdirSync(FOLDER)) {
  test(file, () => {
    const { pack, packs } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
    for (const bad of packs) {
      const good = calculator.getRegulation(bad.pack ?? pack);
      const document = patched(good, bad);
      let text = pretty(document);
      for (const [from, to] of bad.text ?? []) text = text.replace(from, () => to);
      const { faults, warnings } = calculator.validate(text, { today });
      compare(faults, bad.faults ?? [], bad.id);
      compare(warnings, bad.warnings ?? [], bad.id);
      // An object has lost the digits of a fraction, and which of two keys came first.
      if (bad.text || faults.some(({ code }) => ["fraction_as_number", "duplicate"].includes(code))) continue;
      const ofObject = calculator.validate(document, { today });
      compare(ofObject.faults, bad.faults ?? [], bad.id);
      compare(ofObject.warnings, bad.warnings ?? [], bad.id);
    }
  });
}

test("a good pack has neither, as text and as an object", () => {
  for (const { id } of calculator.listRegulations()) {
    const pack = calculator.getRegulation(id);
    for (const given of [pack, JSON.stringify(pack)]) {
      assert.deepEqual(calculator.validate(given, { today }), { faults: [], warnings: [] }, id);
    }
  }
});

test("today is the day by the clock, unless told", () => {
  const pack = { ...calculator.getRegulation("contoh-lengkap"), id: "baru", valid: { from: "2099-01" } };
  const [{ code, today: said }] = calculator.validate(pack).warnings;
  assert.equal(code, "in_future");
  assert.match(said, /^\d{4}-\d{2}-\d{2}$/);
  const later = calculator.validate(pack, { today: "2099-01-01" });
  assert.deepEqual(later.warnings, []);
});

test("what is no pack is told as well, and none is thrown", () => {
  const codes = (given) => calculator.validate(given).faults.map(({ code }) => code);
  assert.deepEqual(codes("{"), ["not_json"]);
  assert.deepEqual(codes(() => {}), ["not_json"]);
  assert.deepEqual(codes(`${" ".repeat(2_000_001)}{}`), ["pack_too_large"]);
  assert.ok(codes(null).includes("wrong_type"));
});

test("an error says in words of its language what is wrong", async () => {
  const said = (given, language) => {
    const refuse = async () => (await load({ language })).estimate(given, {});
    return assert.rejects(refuse).then(() => refuse().catch(({ message }) => message));
  };
  const pack = calculator.getRegulation("contoh-lengkap");
  const wrong = { ...pack, title: [], rating: { ...pack.rating, percent: { ...pack.rating.percent, good: "95%" } } };
  const id = await said(wrong, "id");
  assert.match(id, /\$\.title: Di sini diperlukan teks dalam tanda kutip, yang tertulis daftar/);
  assert.match(id, /\$\.rating\.percent\.good: “95%” bukan desimal\. Tulis "95"\./);
  assert.match(await said(wrong, "en"), /\$\.title: This must be a text in quotes; a list \[ \] is written/);
});
