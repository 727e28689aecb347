// The package as it is published: packed, installed, type-checked with `tsc --strict`, built, run.
import assert from "node:assert/strict";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "vite";
import { instruments } from "../../pkg/instruments.js";
import { packs } from "../../pkg/packs.js";
import { at, files, run, sample } from "../packed.mjs";

test("the package holds what is needed and nothing else", () => {
  assert.deepEqual(files, [
    "LICENSE",
    "README.md",
    "base64.js",
    "calculator.js",
    "element-inline.js",
    "element-node.js",
    "element.d.ts",
    "element.js",
    "element/attendance-inline.js",
    "element/attendance-names.js",
    "element/attendance-program.js",
    "element/attendance.js",
    "element/attendance_bg.wasm",
    "element/attributes.js",
    "element/begin.js",
    "element/calculator.js",
    "element/calendar-days.js",
    "element/calendar-file.js",
    "element/calendar-marking.js",
    "element/calendar-parts.js",
    "element/calendar-style.js",
    "element/calendar-words.js",
    "element/calendar.js",
    "element/cause.js",
    "element/contrast.js",
    "element/dress.js",
    "element/element.js",
    "element/embed-words.js",
    "element/form-words.js",
    "element/given.js",
    "element/instruments.js",
    "element/memory.js",
    "element/officer-element.js",
    "element/officer-inline.js",
    "element/officer-page.js",
    "element/officer-style.js",
    "element/officer-words.js",
    "element/officer.js",
    "element/officer_bg.wasm",
    "element/once.js",
    "element/packs-first.js",
    "element/packs-rest.js",
    "element/packs.js",
    "element/pages.js",
    "element/picture.js",
    "element/program.js",
    "element/regional-schema.js",
    "element/rule.js",
    "element/said.js",
    "element/screen.js",
    "element/stopped.js",
    "element/style.js",
    "element/tpp-inline.js",
    "element/tpp.js",
    "element/tpp_bg.wasm",
    "element/words-en.js",
    "element/words-id.js",
    "element/words.js",
    "element/work-calendar.js",
    "element/workshop-element.js",
    "element/workshop-page.js",
    "element/workshop-style.js",
    "element/workshop-words.js",
    "engine-inline.js",
    "engine.js",
    "engine_bg.wasm",
    "faults.js",
    "index.d.ts",
    "index.js",
    "inline.js",
    "instruments.d.ts",
    "instruments.js",
    "node.js",
    "once.js",
    "package.json",
    "packs-first.js",
    "packs-rest.js",
    "packs.d.ts",
    "packs.js",
    "preact.d.ts",
    "react.d.ts",
    "readable.js",
    "regulations.js",
    "scorer-inline.js",
    "scorer.js",
    "scorer_bg.wasm",
    "scores-inline.js",
    "scores-node.js",
    "scores.d.ts",
    "scores.js",
    "start-scores.js",
    "start.js",
    "starter.js",
    "svelte.d.ts",
    "tape.js",
    "vue.d.ts",
  ]);
});

test("the types hold no any", async () => {
  for (const file of ["index.d.ts", "element.d.ts", "packs.d.ts", "instruments.d.ts", "scores.d.ts", "react.d.ts", "preact.d.ts", "svelte.d.ts", "vue.d.ts"]) {
    assert.doesNotMatch(await readFile(at(`../pkg/${file}`), "utf8"), /: any\b|<any>|any\[\]/);
  }
});

const tsc = (project) =>
  run(process.execPath, [at("node_modules/typescript/bin/tsc"), "--project", project], project);

test("the types are those of the packs that come along, to the last field", async () => {
  const project = await sample("node");
  const check = async (packs, instruments) => {
    const typed = (type, documents) =>
      documents.map((document) => `[] = [${JSON.stringify(document)}] satisfies ${type}[];`).join("\n");
    const text = `import type { NationalPack, RegionalPack } from "kalkulator-tpp";
import type { Instrument } from "kalkulator-tpp/instruments.js";
${typed("RegionalPack", packs.filter((pack) => pack.builds_on))}
${typed("NationalPack", packs.filter((pack) => !pack.builds_on))}
${typed("Instrument", instruments)}
`;
    await writeFile(join(project, "sample.ts"), text);
    tsc(project);
  };
  await check(packs, instruments);
  const [pack] = packs.filter((pack) => pack.builds_on);
  await assert.rejects(check([{ ...pack, payment: { ...pack.payment, surprise: 1 } }], []));
  await assert.rejects(check([{ ...pack, valid: undefined }], []));
});

test("a program for Node is checked strictly against the types and runs", async () => {
  const project = await sample("node");
  tsc(project);
  const said = JSON.parse(run(process.execPath, ["sample.js"], project));
  assert.deepEqual(said, { net: 9025000, tax: 900000, from: "2024-01", known: true, drafted: "rancangan-saya", open: "D-AA", sources: true });
});

test("a program written for the first version still runs", async () => {
  const project = await sample("node");
  await copyFile(at("snippets/npm.mjs"), join(project, "npm.mjs"));
  const said = JSON.parse(run(process.execPath, ["npm.mjs"], project));
  assert.deepEqual(said.pajak, { category: "A", ratePercent: "6", tax: 900000 });
  assert.deepEqual([said.code, said.field], ["missing", "$.employment"]);
});

test("every program of the README runs, and says what it says there", async () => {
  const project = await sample("node");
  const readme = await readFile(at("../pkg/README.md"), "utf8");
  const programs = [...readme.matchAll(/^```js\n(import .*?)^```/gms)].map(([, program]) => program);
  // The one for bundlers, which begins with a comment, is tried in tests/bundlers.
  assert.ok(programs.some((program) => program.includes(".estimate(")));
  for (const program of programs) {
    const said = run(process.execPath, ["--input-type=module", "--eval", program], project);
    const expected = [...program.matchAll(/^ *console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    assert.deepEqual(said.split("\n").filter(Boolean), expected, program);
  }
});

test("a program runs without what came after the oldest browsers that the README names", async () => {
  const project = await sample("node");
  tsc(project);
  const now = run(process.execPath, ["sample.js"], project);
  assert.equal(run(process.execPath, ["--import", at("oldest.mjs"), "sample.js"], project), now);
});

test("a framework that renders in Node may import the element there", async () => {
  const project = await sample("node");
  const said = run(process.execPath, ["--input-type=module", "--eval", 'import "kalkulator-tpp/element"; console.log("ok")'], project);
  assert.equal(said, "ok\n");
});

test("Vite builds a page with the wasm beside it", async () => {
  const project = await sample("vite");
  tsc(project);
  const { output } = await build({ root: project, logLevel: "error", build: { target: "es2022" } });
  const built = output.map(({ fileName }) => fileName).join("\n");
  for (const wasm of ["engine_bg", "tpp_bg"]) assert.match(built, new RegExp(`^assets/${wasm}-.+\\.wasm$`, "m"));
  const script = output.find(({ type }) => type === "chunk");
  assert.doesNotMatch(script.code, /node:fs/, "the way of Node stays out");
});
