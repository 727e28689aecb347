// From the press of a key in a field to the net amount changed and painted, in Chromium.
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const PRESSES = 60;

const server = await serve();
const browser = await launch();
const page = await browser.newPage({ locale: "id-ID" });
await page.goto(server.address);
await page.locator(".net").first().waitFor();
await page.locator(".rule-line > summary").click();
await page.getByLabel("Bulan", { exact: true }).selectOption("Maret");
await page.getByLabel("Tahun", { exact: true }).selectOption("2024");
await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
await page.getByRole("button", { name: /^Keadaan khusus/ }).click();
const amount = page.getByLabel("Beban kerja", { exact: true });
await amount.fill("4500000");

await page.evaluate(watch);
await amount.focus();
await page.keyboard.press("End");
for (let press = 0; press < PRESSES; press++) {
  await page.keyboard.press(press % 2 ? "Backspace" : "1");
  await page.waitForTimeout(100);
}
const { changed, painted } = await page.evaluate(() => globalThis.times);
await browser.close();
await server.stop();

if (painted.length < PRESSES) throw new Error(`only ${painted.length} presses moved the figure`);
print("key press to figure changed", changed);
print("key press to figure painted", painted);

/** Runs in the page: notes, in microseconds, when the figure changes and when that is painted. */
function watch() {
  const times = (globalThis.times = { changed: [], painted: [] });
  const figure = () => document.querySelector(".net .figure").textContent;
  let pressed;
  let before;
  const note = (list) => list.push((performance.now() - pressed) * 1000);
  addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp;
      before = figure();
    },
    true,
  );
  new MutationObserver(() => {
    if (before === undefined || figure() === before) return;
    before = undefined;
    note(times.changed);
    // The task after the next frame's callbacks comes once that frame is on its way.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note(times.painted);
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
