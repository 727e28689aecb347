// What the README says of programs on servers: Node, Bun, Deno, and Next with its two bundlers.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import { open, until } from "../browser/stage.mjs";
import { bin, fresh, sample } from "./made.mjs";

const run = promisify(execFile);
const { folder } = await fresh("servers");
const EXPECTED = "900000 D";

for (const [name, program, given] of [
  ["node", process.execPath, []],
  ["bun", bin("@oven/bun-linux-x64/bin/bun"), ["run"]],
  ["deno", bin("@deno/linux-x64-glibc/deno"), ["run", "--no-prompt", "--no-lock", "--cached-only"]],
]) {
  test(`${name} runs a program`, async () => {
    const cwd = await sample(folder, "page", name);
    const { stdout } = await run(program, [...given, "program.mjs"], { cwd });
    assert.equal(stdout.trim(), EXPECTED);
  });
}

test("what esbuild makes for Node is one file", async () => {
  const root = await sample(folder, "page", "one-file");
  const outfile = `${root}/built/program.mjs`;
  await esbuild({ entryPoints: [`${root}/program.mjs`], bundle: true, platform: "node", format: "esm", outfile });
  const { stdout } = await run(process.execPath, [outfile]);
  assert.equal(stdout.trim(), EXPECTED);
});

for (const bundler of ["turbopack", "webpack"]) {
  test(`Next with ${bundler}, on the server and in the browser`, async (t) => {
    const root = await sample(folder, "next", `next-${bundler}`);
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    const next = bin("next/dist/bin/next");
    await run(process.execPath, [next, "build", `--${bundler}`], { cwd: root, env });
    const server = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: root, env });
    t.after(() => server.kill());
    const address = await said(server, /http:\/\/127\.0\.0\.1:\d+/);
    const page = await open(t, address);
    assert.equal(await page.locator("#server").innerText(), EXPECTED);
    await until(page, () => document.querySelector("output").textContent === "900000 D");
    await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
    await page.getByRole("button", { name: "Kepatuhan" }).click();
    await page.getByLabel("Instrumen", { exact: true }).waitFor();
  });
}

/** What a program prints that looks so. */
async function said(program, pattern) {
  const ended = once(program, "exit").then(() => assert.fail("it ended before it said so"));
  const heard = (async () => {
    for await (const line of createInterface(program.stdout)) {
      const found = line.match(pattern);
      if (found) return found[0];
    }
  })();
  return Promise.race([heard, ended]);
}
