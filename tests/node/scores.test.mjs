// The cases of tests/cases/compliance through the npm package: the answers are those of the
// native engine, byte by byte, which tests/compliance.rs compares with what is expected.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load, loadScores } from "../../pkg/node.js";
import { instruments } from "../../pkg/instruments.js";
import { canonical } from "./canonical.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const EXAMPLE = ["run", "--quiet", "--locked", "--profile", "xtask", "--features", "schema"];

const scores = await loadScores();
const native = JSON.parse(
  execFileSync("cargo", [...EXAMPLE, "--example", "scores"], { cwd: ROOT, maxBuffer: 1 << 28 }),
);

/** The bytes of a file that is told by its path. */
const fromFile = (given) => (given?.file ? readFileSync(`${ROOT}/${given.file}`) : given);

function ask(call, given) {
  try {
    return scores[call](...given);
  } catch (error) {
    if (error.name !== "TppError") throw error;
    return { faults: error.faults };
  }
}

for (const name of new Set(native.map((question) => question.name))) {
  test(name, () => {
    const questions = native.filter((question) => question.name === name);
    for (const { call, arguments: given, answer } of questions) {
      const found = canonical(ask(call, given.map(fromFile)));
      assert.equal(found, canonical(answer), `${call} ${JSON.stringify(given)}`);
    }
  });
}

test("every call is asked", () => {
  const calls = new Set(native.map(({ call }) => call));
  const known = [
    "calculateSampleSize",
    "explainChange",
    "improve",
    "rateOrganisation",
    "readSurvey",
    "reviewStandard",
    "score",
  ];
  assert.deepEqual([...calls].sort(), known);
});

test("the whole calculator scores too, unless it is told to leave that out", async () => {
  const whole = await load();
  for (const call of Object.getOwnPropertyNames(Object.getPrototypeOf(scores))) {
    assert.equal(typeof whole[call], "function", call);
  }
  const answers = { planning: "80" };
  assert.deepEqual(whole.score("sakip", answers), scores.score("sakip", answers));
  const broken = { ...whole.getInstrument("sakip"), title: undefined };
  assert.deepEqual(whole.validate(broken), { faults: scores.validate(broken), warnings: [] });
  assert.deepEqual(whole.validate(whole.getRegulation("kukar-2023")), { faults: [], warnings: [] });
  assert.equal((await load({ scores: false })).score, undefined);
});

test("the catalogue names every instrument, and each is given as it was shipped", () => {
  const entries = scores.listInstruments();
  assert.deepEqual(entries.map(({ id }) => id), instruments.map(({ id }) => id));
  for (const entry of entries) {
    const instrument = scores.getInstrument(entry.id);
    assert.deepEqual(scores.validate(instrument), []);
    assert.deepEqual(Object.keys(instrument.method), [entry.method]);
    assert.equal(instrument.title, entry.title);
  }
});

test("an instrument of one's own is scored like a shipped one, and a bad one tells every fault", () => {
  const own = scores.getInstrument("sakip");
  const answers = { planning_presence: "aa" };
  assert.deepEqual(scores.score(own, answers), scores.score("sakip", answers));
  own.method.tree.total.parts[0].weight = "31";
  delete own.title;
  const codes = scores.validate(own).map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(codes, ["$.title missing", "$.method.tree.total.parts sum"]);
  assert.throws(() => scores.score(own, answers), { name: "TppError", code: "missing", field: "$.title" });
});

test("units side by side: the mean, and the weakest indicator first", () => {
  const unit = (unit, total) => ({ unit, answers: { u1: { total, respondents: 10 } } });
  const { mean, units, weakest } = scores.summarise("skm", [unit("one", 20), unit("two", 30)]);
  assert.equal(mean, null);
  assert.deepEqual(units.map(({ unit }) => unit), ["one", "two"]);
  assert.deepEqual(weakest.map(({ indicator, reached, units }) => [indicator, reached, units]), [["u1", "50", 2]]);
});

test("a survey file is taken as text, as a buffer or as any view of one, and said wrong in both languages", async () => {
  const text = "Nama;U1\nRéné;4\n";
  const { buffer } = new TextEncoder().encode(`__${text}`);
  const read = scores.readSurvey("skm", text);
  assert.equal(read.respondents, 1);
  for (const file of [Buffer.from(text), buffer.slice(2), new Uint8Array(buffer, 2), new DataView(buffer, 2)]) {
    assert.deepEqual(scores.readSurvey("skm", file), read);
  }
  for (const wrong of [undefined, null, 4, {}, [52]]) {
    assert.throws(() => scores.readSurvey("skm", wrong), { name: "TppError", code: "wrong_type" });
  }
  const english = await loadScores({ language: "en" });
  const workbook = new Uint8Array([0x50, 0x4b, 3, 4]);
  assert.throws(() => scores.readSurvey("skm", workbook), { code: "workbook", message: /buku kerja.*simpan sebagai CSV UTF-8/ });
  assert.throws(() => english.readSurvey("skm", workbook), { code: "workbook", message: /workbook.*save it as CSV UTF-8/ });
  assert.throws(() => english.readSurvey("skm", "a;b"), { code: "no_question_named", message: /Row 1 .*: a, b.*u1 Persyaratan/ });
});

test("what is asked wrongly is told by place and reason", () => {
  const refused = (call, expected) => assert.throws(call, { name: "TppError", ...expected });
  refused(() => scores.getInstrument("nothing"), { code: "unknown_reference", field: "$" });
  refused(() => scores.improve("sakip", {}), { code: "missing", field: "$.target" });
  refused(() => scores.improve("sakip", {}, "Z"), { field: "$.target" });
  refused(() => scores.reviewStandard("sakip", { asOf: "2026-01-01" }), { field: "$.method" });
  refused(() => scores.calculateSampleSize("sakip", 10), { code: "missing", field: "$.sample" });
  refused(() => scores.explainChange([{ unit: "a", score: 1.5 }], []), { code: "fraction_as_number" });
});
