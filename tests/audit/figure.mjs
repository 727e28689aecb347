// From the address to the first figure on weak phones and lines, for somebody whose answers the
// device has kept but not the page; beside the same bytes without any work.
import { readFile } from "node:fs/promises";
import { launch } from "../browser/browser.mjs";
import { DIST, host } from "./host.mjs";

const RUNS = 3;
const PHONE = { width: 360, height: 740 };
/** Slowness of the processor, bit/s, ms there and back, and the goal in ms. */
const LINES = [
  { name: "CPU/4, 1.6 Mbit/s, 150 ms", cpu: 4, bits: 1_600_000, latency: 150, goal: 1200 },
  { name: "CPU/6, 400 kbit/s, 400 ms", cpu: 6, bits: 400_000, latency: 400, goal: 4200 },
];

const html = await readFile(`${DIST}index.html`, "utf8");
const scripts = [...html.matchAll(/ src="([^"]+)"/g)].map(([, file]) => `<link rel="modulepreload" href="${file}">`);
/** The page with its files, and nothing done with them. */
const bound = html
  .replace(/<script[^>]*><\/script>/g, "")
  .replace("</head>", `${scripts.join("")}<script type="module" src="bound.js"></script></head>`)
  .replaceAll(/"modulepreload"( href="[^"]+")[^>]*/g, '"preload"$1 as="fetch" crossorigin');
const program = `
const links = [...document.querySelectorAll("link[rel=preload]")];
await Promise.all(links.map(async ({ href }) => (await fetch(href)).arrayBuffer()));
document.querySelector(".bar strong").textContent = "Rp1";`;
const served = await host({ "/bound.html": bound, "/bound.js": program });
const browser = await launch();

for (const line of LINES) {
  const [page, same] = [await median(line, ""), await median(line, "bound.html")];
  const reached = page.figure <= line.goal ? "reached" : "not reached";
  console.log(
    `${line.name}: first paint ${page.paint} ms, first figure ${page.figure} ms ` +
      `(the same bytes without work ${same.figure} ms; goal ${line.goal} ms, ${reached})`,
  );
}
await browser.close();
served.stop();

async function median(line, path) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await visit(line, path));
  const middle = (key) => Math.round(runs.map((run) => run[key]).sort((a, b) => a - b)[(RUNS - 1) / 2]);
  return { figure: middle("figure"), paint: middle("paint") };
}

/** One visit: the answers are kept, the browser's cache is empty, and no worker is there. */
async function visit({ cpu, bits, latency }, path) {
  const context = await browser.newContext({ viewport: PHONE, locale: "id-ID", serviceWorkers: "block" });
  const before = await context.newPage();
  await before.goto(served.address);
  await before.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await before.waitForFunction(() => localStorage["kalkulator-tpp-figure"]);
  await before.close();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.clearBrowserCache");
  const throughput = bits / 8;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.addInitScript(watch);
  await page.goto(served.address + path, { waitUntil: "commit" });
  const figure = await (await page.waitForFunction(() => globalThis.figure, undefined, { timeout: 60_000 })).jsonValue();
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const paint = await (await page.waitForFunction(painted)).jsonValue();
  await context.close();
  return { figure, paint };
}

/** Runs in the page: notes when the first figure has been painted. */
function watch() {
  const look = () => {
    const places = [...document.querySelectorAll(".net .figure, .bar strong")];
    const isThere = places.some((place) => place.textContent.includes("Rp") && place.checkVisibility());
    // What is there now is painted before the next look.
    if (isThere) requestAnimationFrame(() => (globalThis.figure = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
