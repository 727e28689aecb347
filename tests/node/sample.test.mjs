// The package as it is published: packed, installed, type-checked with `tsc --strict`, built, run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (program, given, cwd) => execFileSync(program, given, { cwd, encoding: "utf8" });

const folder = await mkdtemp(join(tmpdir(), "kalkulator-tpp-"));
after(() => rm(folder, { recursive: true }));
const packed = JSON.parse(
  run("npm", ["pack", "--json", "--offline", "--pack-destination", folder], at("../../pkg")),
);

const installed = join(folder, "node_modules/kalkulator-tpp");
await mkdir(installed, { recursive: true });
run("tar", ["-xzf", packed[0].filename, "-C", installed, "--strip-components=1"], folder);

test("the package holds what is needed and nothing else", () => {
  const files = packed[0].files.map(({ path }) => path).sort();
  assert.deepEqual(files, [
    "README.md",
    "calculator.js",
    "engine.d.ts",
    "engine.js",
    "engine_bg.wasm",
    "engine_bg.wasm.d.ts",
    "faults.js",
    "index.d.ts",
    "index.js",
    "instruments.d.ts",
    "instruments.js",
    "node.js",
    "once.js",
    "package.json",
    "packs.d.ts",
    "packs.js",
    "scorer.d.ts",
    "scorer.js",
    "scorer_bg.wasm",
    "scorer_bg.wasm.d.ts",
    "scores-node.js",
    "scores.d.ts",
    "scores.js",
    "start-scores.js",
    "start.js",
  ]);
});

test("the types hold no any", async () => {
  for (const file of ["index.d.ts", "packs.d.ts", "instruments.d.ts", "scores.d.ts"]) {
    assert.doesNotMatch(await readFile(at(`../../pkg/${file}`), "utf8"), /: any\b|<any>|any\[\]/);
  }
});

const tsc = (project) =>
  run(process.execPath, [at("../node_modules/typescript/bin/tsc"), "--project", project], folder);

test("a program for Node is checked strictly against the types and runs", async () => {
  const project = await sample("node");
  tsc(project);
  const said = JSON.parse(run(process.execPath, ["sample.js"], project));
  assert.deepEqual(said, { net: 9025000, tax: 900000, from: "2024-01", known: true, sources: true });
});

test("Vite builds a page with the wasm beside it", async () => {
  const project = await sample("vite");
  tsc(project);
  const { output } = await build({ root: project, logLevel: "error", build: { target: "es2022" } });
  const files = output.map(({ fileName }) => fileName);
  assert.equal(files.filter((file) => /^assets\/engine_bg-.+\.wasm$/.test(file)).length, 1);
  const script = output.find(({ type }) => type === "chunk");
  assert.doesNotMatch(script.code, /node:fs/, "the way of Node stays out");
});

/** A sample in a folder of its own, below the installed package. */
async function sample(name) {
  const project = join(folder, name);
  await cp(at(`../samples/${name}`), project, { recursive: true });
  return project;
}
