// From the press of a key in a field of the workshop to its change on the page and painted, on a
// machine four times as slow: in the largest pack that is shipped, and in one of ten thousand positions.
import { readFile } from "node:fs/promises";
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const PRESSES = 40;
const SLOWER = 4;

const kukar = JSON.parse(await readFile(new URL("../../web/regulations/kukar-2024-rancangan.json", import.meta.url), "utf8"));
const positions = Array.from({ length: 10_000 }, (_, n) => ({ id: `jabatan-${n}`, name: `Jabatan ${n}`, class: (n % 17) + 1 }));
const large = { ...kukar, positions: { ...kukar.positions, list: positions } };

const server = await serve();
const browser = await launch();
for (const [name, pack] of [["largest pack", kukar], ["10,000 positions", large]]) {
  const { changed, painted, opened } = await measure(pack);
  print(`workshop, ${name}: key to field changed`, changed);
  print(`workshop, ${name}: key to painted`, painted);
  print(`workshop, ${name}: its list opened`, [opened]);
}
await browser.close();
await server.stop();

async function measure(pack) {
  const page = await browser.newPage({ locale: "id-ID" });
  await page.goto(new URL("paket.html", server.address).href);
  await page.getByLabel("Buka paket dari berkas").setInputFiles({
    name: "paket.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(pack)),
  });
  await page.locator(".bar-of-pack").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const opened = await page.evaluate(open, "Jabatan");
  await page.evaluate(open, "TPP dasar");
  const field = page.getByLabel("Tukin BPK dikali satu koefisien (ITPP)", { exact: true });
  await page.evaluate(watch);
  await field.focus();
  await page.keyboard.press("End");
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(press % 2 ? "Backspace" : "1");
    await page.waitForTimeout(300);
  }
  const times = await page.evaluate(() => globalThis.times);
  await page.close();
  if (times.painted.length < PRESSES / 2) throw new Error(`only ${times.painted.length} presses were seen`);
  return { ...times, opened };
}

/** Runs in the page: opens a section, and says in microseconds how long that took. */
async function open(title) {
  const heads = [...document.querySelectorAll(".made-form h3 button")];
  const head = heads.find((button) => button.firstElementChild.textContent === title);
  const begun = performance.now();
  head.click();
  while (head.getAttribute("aria-expanded") !== "true") await new Promise((done) => setTimeout(done));
  return (performance.now() - begun) * 1000;
}

/** Runs in the page: notes, in microseconds, when the page follows a key and when that is painted. */
function watch() {
  const times = (globalThis.times = { changed: [], painted: [] });
  let pressed;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  new MutationObserver(() => {
    if (pressed === undefined) return;
    const since = pressed;
    pressed = undefined;
    const note = (list) => list.push((performance.now() - since) * 1000);
    note(times.changed);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note(times.painted);
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(document.querySelector(".workshop"), { subtree: true, childList: true, attributes: true, characterData: true });
}
