// The types and the shape of the package, as strict checkers see them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import * as attw from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { bin, fresh, sample } from "./made.mjs";

const run = promisify(execFile);
const { folder } = await fresh("types");
const installed = `${folder}/node_modules/kalkulator-tpp`;

/** Checks one file of the sample as strictly as TypeScript can. */
async function checks(name, options) {
  const root = await sample(folder, "types", `${name}-${Math.random().toString(36).slice(2)}`);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
    ...options,
  };
  await writeFile(`${root}/tsconfig.json`, JSON.stringify({ compilerOptions, files: [name] }));
  try {
    await run(process.execPath, [bin("typescript/bin/tsc"), "--project", root]);
  } catch ({ stdout }) {
    // What frameworks' own declarations lack is not ours to mend.
    const ours = stdout.split("\n").filter((line) => /error/.test(line) && !/bundlers\/node_modules|^(\.\.\/)+node_modules\/(?!kalkulator)/.test(line));
    assert.deepEqual(ours, []);
  }
}

test("every entry is typed, for bundlers and for Node", async () => {
  await checks("package.ts");
  await checks("package.ts", { module: "nodenext", moduleResolution: "nodenext" });
});

test("the tag is typed in React 19 and 18", async () => {
  const jsx = { jsx: "react-jsx" };
  await checks("react.tsx", jsx);
  const paths = { react: [bin("@types/react-18")], "react/*": [bin("@types/react-18/*")] };
  await checks("react.tsx", { ...jsx, paths });
});

test("the tag is typed in Preact, Svelte and Vue", async () => {
  await checks("preact.tsx", { jsx: "react-jsx", jsxImportSource: "preact" });
  await checks("templates.ts");
});

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true });
  const { default: pkg = JSON.parse(await readFile(`${installed}/package.json`, "utf8")) } = {};
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("are the types wrong? They are right", async () => {
  const { name, version } = JSON.parse(await readFile(`${installed}/package.json`, "utf8"));
  const files = {};
  for (const file of await readdir(installed, { recursive: true, withFileTypes: true })) {
    const path = `${file.parentPath}/${file.name}`;
    if (file.isFile()) files[path.replace(installed, `/node_modules/${name}`)] = await readFile(path, "utf8");
  }
  const { problems } = await attw.checkPackage(new attw.Package(files, name, version));
  const isKnown = ({ kind, entrypoint, resolutionKind }) =>
    // Node has loaded modules by `require` since 20.19.
    kind === "CJSResolvesToESM" ||
    entrypoint.endsWith(".wasm") ||
    // Who resolves without exports is Parcel, which brings files along.
    (resolutionKind === "node10" && entrypoint.endsWith("inline"));
  assert.deepEqual(problems.filter((problem) => !isKnown(problem)), []);
});
