// What Vite builds of the package, under the strict policy, and what it serves while one works on it.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { build, createServer } from "vite";
import { sample } from "../packed.mjs";
import { policy } from "./portal.mjs";
import { open, serve, until } from "./stage.mjs";

/** The page of the sample computes, with the engine and with the element. */
async function computes(page) {
  await until(page, () => document.querySelector("output").textContent === "900000");
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, () => Number(document.title) > 0);
  assert.equal(await page.locator("kalkulator-tpp .said").count(), 0);
}

test("the engine and the element run, each with a wasm of its own", async (t) => {
  const root = await sample("vite");
  await build({ root, logLevel: "error", build: { target: "es2022" } });
  const { address } = await serve({ root: join(root, "dist"), csp: policy() });
  await computes(await open(t, address));
});

test("Vite's own server needs nothing set", async (t) => {
  const root = await sample("vite");
  // In these tests the package is installed in the folder above the sample.
  const fs = { allow: [dirname(root)] };
  const server = await createServer({ root, logLevel: "error", server: { port: 0, fs } });
  await server.listen();
  t.after(() => server.close());
  await computes(await open(t, server.resolvedUrls.local[0]));
});
