// What 1,000 calculators leave behind that came and went on one page, in Chromium.
import { readdir } from "node:fs/promises";
import { launch, serve } from "../browser/browser.mjs";
import { held, mount, readd } from "../browser/mounts.mjs";

const ROUNDS = 5;
const A_ROUND = 200;

const server = await serve({ csp: "" });
const dist = await readdir(new URL("../../dist/", import.meta.url));
const folder = `${server.address}${dist.find((name) => /^[0-9a-f]{12}$/.test(name))}/`;
const browser = await launch();

/** A page with nothing but the element, which the calculator's own server gives too. */
async function open() {
  const page = await browser.newPage();
  await page.route("**/x.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" }));
  await page.goto(`${server.address}x.html`);
  await page.addScriptTag({ url: `${server.address}kalkulator-tpp.js`, type: "module" });
  return page;
}

async function rounds(name, page, round) {
  await round();
  for (let turn = 0; turn <= ROUNDS; turn++) {
    const { listeners, nodes, wasm, heap } = await held(page, folder);
    const sizes = `${wasm / 1024} KB wasm, ${Math.round(heap / 1024)} KB JavaScript`;
    console.log(`${name}, after ${(turn + 1) * A_ROUND}: ${listeners} listeners, ${nodes} nodes, ${sizes}`);
    if (turn < ROUNDS) await round();
  }
  await page.close();
}

for (const tampilan of ["estimasi", "kepatuhan"]) {
  const page = await open();
  await rounds(tampilan, page, () => mount(page, { regulasi: "kukar-2024-rancangan", tampilan }, A_ROUND));
}
const page = await open();
await page.evaluate(() => {
  const ready = new Promise((done) => document.addEventListener("tpp-siap", done, { once: true }));
  document.body.innerHTML = '<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>';
  return ready;
});
await rounds("put back", page, () => readd(page, A_ROUND));
await browser.close();
await server.stop();
