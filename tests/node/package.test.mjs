// The npm package as Node loads it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load, loadScores, TppError } from "../../pkg/node.js";
import { faults } from "../../pkg/faults.js";
import { instruments } from "../../pkg/instruments.js";
import { packs } from "../../pkg/packs.js";

test("the engine is of the version the package says", async () => {
  const file = new URL("../../pkg/package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(file, "utf8"));
  const [own, commit] = (await load()).version.split("+");
  assert.equal(own, version);
  // A build of a tree with changes has none.
  assert.match(commit ?? "0123456789ab", /^[0-9a-f]{12}$/);
});

test("packs and instruments come as lists", () => {
  assert.ok(Array.isArray(packs));
  assert.ok(Array.isArray(instruments));
});

test("what is refused is said in Indonesian, or in English, with its repair", async () => {
  const said = async (language, input) => {
    const tpp = await load(language && { language });
    try {
      tpp.calculateMonthlyTax(input);
    } catch (error) {
      return error.message;
    }
  };
  const input = { gross: 1.5 };
  assert.equal(
    await said(undefined, input),
    `$.gross: Di sini diperlukan angka bulat yang tidak terlalu besar. Tulis angka bulat, tanpa pecahan.\n$.status: Bagian ini tidak ada. Tambahkan bagian ini.`,
  );
  assert.match(await said("en", input), /\n\$\.status: .*missing/i);
  assert.match(await said("en", {}), /^\$\.gross: /);
});

test("a language that there is not is refused, whatever every object has by that name", async () => {
  for (const [language, found] of [["fr", "fr"], ["constructor", "constructor"], ["__proto__", "__proto__"], [["id"], "object"], [null, "object"]]) {
    for (const start of [load, loadScores]) {
      await assert.rejects(start({ language }), (error) => {
        assert.ok(error instanceof TppError);
        assert.deepEqual(error.faults, [{ path: "$.language", code: "unknown_choice", found, known: ["en", "id"] }]);
        return /id/.test(error.message);
      });
    }
  }
});

test("a part that is missing is told as a part, not as a number", async () => {
  const tpp = await load({ language: "en" });
  const position = { class: 9, criteria: { workload: { amount: 1 }, achievement: { amount: 0 } } };
  const input = { month: "2024-03", employment: "pns", position };
  assert.throws(() => tpp.estimate("kukar-2024-rancangan", input), ({ code, field, message }) => {
    assert.deepEqual([code, field], ["needs_input", "$.attendance"]);
    return !/number/.test(message);
  });
});

test("a regulation that is not here, or is none, is told from a month that is refused", async () => {
  const tpp = await load({ language: "en" });
  const kind = (ask) => {
    try {
      ask();
    } catch (error) {
      assert.ok(error instanceof TppError, String(error));
      return error.kind;
    }
  };
  const input = { month: "1945-08" };
  const good = packs.find(({ id }) => id === "kukar-2024-rancangan");
  const asked = [
    ["kukar-2024", "unknown_regulation"],
    ["nasional-2024", "unknown_regulation"],
    ["", "unknown_regulation"],
    [JSON.stringify(good), "unknown_regulation"],
    [undefined, "pack_refused"],
    [null, "pack_refused"],
    [5, "pack_refused"],
    [[good], "pack_refused"],
    [() => good, "pack_refused"],
    [{ ...good, payment: {} }, "pack_refused"],
    [good, "input_refused"],
    [good.id, "input_refused"],
  ];
  for (const [regulation, refused] of asked) {
    assert.equal(kind(() => tpp.estimate(regulation, input)), refused, String(regulation));
    assert.equal(kind(() => tpp.estimateYear(regulation, [input])), refused, String(regulation));
  }
  for (const id of ["kukar-2024", undefined, 5, "__proto__"]) {
    assert.equal(kind(() => tpp.getRegulation(id)), "unknown_regulation");
  }
  assert.throws(() => tpp.getRegulation("kukar-2024"), /“?kukar-2024”?.*kukar-2024-rancangan/s);
  assert.equal(kind(() => tpp.calculateMonthlyTax({})), "input_refused");
});

test("types and words know the same faults", async () => {
  const types = await readFile(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");
  const union = types.slice(types.indexOf("export type Fault"), types.indexOf("export class TppError"));
  const codes = [...union.matchAll(/"([a-z_]+)"/g)].map(([, code]) => code).sort();
  for (const words of Object.values(faults)) {
    for (const kind of ["fault.", "repair."]) {
      const keys = Object.keys(words).filter((key) => key.startsWith(kind) && !/_(open|instead|alone|exact|least|whole)$/.test(key));
      assert.deepEqual(keys.map((key) => key.slice(kind.length)).sort(), codes);
    }
  }
});

test("types and words know the same oddities", async () => {
  const types = await readFile(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");
  const union = types.slice(types.indexOf("export type Warning"), types.indexOf("export type Fault"));
  const codes = [...union.matchAll(/"([a-z_]+)"/g)].map(([, code]) => `warning.${code}`).sort();
  for (const language of ["id", "en"]) {
    const words = JSON.parse(await readFile(new URL(`../../web/words/${language}.json`, import.meta.url), "utf8"));
    assert.deepEqual(Object.keys(words).filter((key) => key.startsWith("warning.")).sort(), codes);
  }
});

test("the types of the element name its attributes, and no others", async () => {
  const { NAMES } = await import("../../pkg/element/attributes.js");
  const types = await readFile(new URL("../../pkg/element.d.ts", import.meta.url), "utf8");
  const within = (begin) => types.slice(types.indexOf(begin)).split("\n}")[0];
  const props = [...within("export type KalkulatorTppProps").matchAll(/^ {2}"?([a-z-]+)"?\?:/gm)];
  assert.deepEqual(props.map(([, name]) => name).sort(), NAMES.toSorted());
  const element = [...within("export interface KalkulatorTppElement").matchAll(/^ {2}([a-zA-Z]+):/gm)];
  const property = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  assert.deepEqual(element.map(([, name]) => name).sort(), NAMES.map(property).sort());
});
