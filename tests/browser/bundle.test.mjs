// What Vite builds of the package, under the strict policy.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "vite";
import { sample } from "../packed.mjs";
import { policy } from "./portal.mjs";
import { open, serve, until } from "./stage.mjs";

test("the engine and the element run, each with a wasm of its own", async (t) => {
  const root = await sample("vite");
  await build({ root, logLevel: "error", build: { target: "es2022" } });
  const { address } = await serve({ root: join(root, "dist"), csp: policy() });
  const page = await open(t, address);
  await until(page, () => document.querySelector("output").textContent === "900000");
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, () => Number(document.title) > 0);
  assert.equal(await page.locator("kalkulator-tpp .said").count(), 0);
});
