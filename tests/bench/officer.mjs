// From a tap on an answer to the changed count painted, on the officer's page with few and many
// assessments at hand, in Chromium.
import { readFile } from "node:fs/promises";
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const PRESSES = 40;
const INSTRUMENT = "ombudsman-2022";
/** So many units, and periods of each. */
const BOOKS = [
  [1, 1],
  [59, 1],
  [59, 3],
];

const pack = new URL(`../../web/instruments/${INSTRUMENT}.json`, import.meta.url);
const { tree } = JSON.parse(await readFile(pack, "utf8")).method;
const server = await serve();
const browser = await launch();
for (const [units, periods] of BOOKS) {
  const times = await measure(units, periods);
  print(`officer's page, ${units * periods} assessments: tap to painted`, times);
}
await browser.close();
await server.stop();

async function measure(units, periods) {
  const page = await browser.newPage({ locale: "id-ID" });
  await page.goto(new URL("kepatuhan.html", server.address).href);
  await page.locator("#kepatuhan .officer").waitFor();
  await page.getByLabel("Instrumen", { exact: true }).selectOption(INSTRUMENT);
  await page.getByLabel("Muat penilaian").setInputFiles({
    name: "kepatuhan.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(book(units, periods))),
  });
  await page.getByRole("button", { name: "Tutup" }).click();
  // All is answered, so all is folded.
  await page.locator(".fold").first().click();
  await page.evaluate(watch);
  const steps = page.locator(".indicator input[type=radio]");
  for (let press = 0; press < PRESSES; press++) {
    await steps.nth(press % 2).press("Space");
    await page.waitForTimeout(150);
  }
  const times = await page.evaluate(() => globalThis.times);
  await page.close();
  if (times.length < PRESSES / 2) throw new Error(`only ${times.length} presses were seen`);
  return times;
}

/** Assessments with every question answered by the highest step of the scale. */
function book(units, periods) {
  const answers = Object.fromEntries(questions(tree.total).map((id) => [id, "4"]));
  const sheets = [];
  for (let period = 0; period < periods; period++) {
    for (let unit = 0; unit < units; unit++) {
      sheets.push({ unit: `Unit ${unit}`, period: String(2024 + period), instrument: INSTRUMENT, answers });
    }
  }
  return { format: 1, sheets };
}

/** The ids of all parts that are answered by a step. */
function questions(part) {
  const inside = Object.values(part).filter((value) => typeof value === "object" && value !== null);
  return [...(part.of?.scale === undefined ? [] : [part.id]), ...inside.flatMap(questions)];
}

/** Runs in the page: notes, in microseconds, how long after a key its change is painted. */
function watch() {
  const times = (globalThis.times = []);
  let pressed;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  new MutationObserver(() => {
    if (pressed === undefined) return;
    const since = pressed;
    pressed = undefined;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => times.push((performance.now() - since) * 1000);
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(document.querySelector(".officer"), { subtree: true, childList: true, attributes: true, characterData: true });
}
