// How many people a second a roster's program takes through two regulations in Chromium: the file
// opened, every row, the differences, the summary; without the worker around it and its messages.
import { readdir, readFile } from "node:fs/promises";
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const PEOPLE = [12_003, 120_030];
const MONTH = "2024-03";
const root = new URL("../../", import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));
const folder = (await readdir(new URL("dist/", root))).find((name) => /^[0-9a-f]{12}$/.test(name));

const pack = await json("web/regulations/kukar-2024-rancangan.json");
const draft = structuredClone(pack);
draft.criteria.workload.amount.percent_of_basic.default = "45";
const side = (pack) => ({ pack, month: MONTH });
const given = {
  script: `/${folder}/batch.js`,
  program: `/${folder}/batch_bg.wasm`,
  headers: await json("web/roster/headers.json"),
  sample: await json("web/roster/sample.json"),
  pack,
  order: {
    nationals: [await json("web/regulations/nasional-2024.json")],
    before: side(pack),
    after: side(draft),
    assumed: { rating: "good", organisation: "good", attendance: "100" },
  },
};

const server = await serve({ root: "dist" });
const browser = await launch();
const page = await browser.newPage();
// Any file of that origin will do.
await page.goto(`${server.address}${folder}/batch.js`);
for (const people of PEOPLE) {
  const times = await page.evaluate(measure, { ...given, people });
  print(`${people} people, two regulations, a person`, times);
}
await browser.close();
await server.stop();

/** Runs in the page, in microseconds a person. */
async function measure({ script, program, headers, sample, pack, order, people }) {
  const { default: init, Batch } = await import(script);
  await init({ module_or_path: new URL(program, location.href) });
  const batch = new Batch(headers, { ...sample, people });
  const file = new TextEncoder().encode(batch.sample(order.nationals, pack));
  return Array.from({ length: 9 }, () => {
    const start = performance.now();
    batch.open(file);
    batch.begin(order);
    while (!batch.step(500));
    const { counts } = batch.summary();
    if (counts.people !== people) throw new Error(`only ${counts.people} people`);
    return ((performance.now() - start) * 1000) / people;
  });
}
