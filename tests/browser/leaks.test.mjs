// Whatever a calculator brings along goes with it.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { empty } from "./boxes.mjs";
import { held, mount, readd } from "./mounts.mjs";
import { portal } from "./portal.mjs";
import { open, serve } from "./stage.mjs";

const dist = await readdir(new URL("../../dist/", import.meta.url));
const calculator = await serve();
const folder = `${calculator.address}${dist.find((name) => /^[0-9a-f]{12}$/.test(name))}/`;
const element = `${calculator.address}kalkulator-tpp.js`;
const { address } = await portal({
  calculator: calculator.address,
  element,
  csp: "",
  files: { "x.html": empty(element) },
});
const REGULATION = { regulasi: "kukar-2024-rancangan" };

for (const pages of ["estimasi", "kepatuhan", "estimasi kepatuhan"]) {
  test(`taken away for good it leaves nothing: ${pages}`, async (t) => {
    const page = await open(t, `${address}x.html`);
    const round = () => mount(page, { ...REGULATION, tampilan: pages }, 75);
    // The memory of the programs grows till it holds the largest moment, which two rounds bring.
    await round();
    await round();
    const { heap: _, ...before } = await held(page, folder);
    await round();
    await round();
    const { heap: __, ...after } = await held(page, folder);
    assert.deepEqual(after, before);
  });
}

test("taken away and put back it holds no more than before", async (t) => {
  const page = await open(t, `${address}x.html`);
  await page.evaluate((attributes) => {
    const element = document.createElement("kalkulator-tpp");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  }, REGULATION);
  await page.locator("kalkulator-tpp .tpp").waitFor();
  await readd(page, 75);
  const { heap: _, ...before } = await held(page, folder);
  await readd(page, 150);
  const { heap: __, ...after } = await held(page, folder);
  assert.deepEqual(after, before);
});
