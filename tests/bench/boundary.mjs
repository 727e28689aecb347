// How long the engine takes through the JavaScript boundary, in Chromium and with a full trace.
import { readFile } from "node:fs/promises";
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const cases = new URL("../cases/withholding-month.json", import.meta.url);
const { regulation, cases: [{ input }] } = JSON.parse(await readFile(cases, "utf8"));

const server = await serve({ root: "pkg" });
const browser = await launch();
const page = await browser.newPage();
// Any page of that origin will do.
await page.goto(`${server.address}package.json`);

const times = await page.evaluate(measure, { regulation, input });
await browser.close();
await server.stop();

for (const [what, took] of Object.entries(times)) print(what, took);

/** Runs in the page: 50 samples of 100 calls each, in microseconds a call. */
async function measure({ regulation, input }) {
  const { load } = await import("/index.js");
  const calculator = await load();
  const calls = {
    "estimate, regulation by id": () => calculator.estimate(regulation, input),
    "monthly tax": () => calculator.calculateMonthlyTax({ gross: 10_000_000, status: "K/0" }),
  };
  const times = {};
  for (const [what, call] of Object.entries(calls)) {
    times[what] = Array.from({ length: 50 }, () => {
      const start = performance.now();
      for (let n = 0; n < 100; n++) call();
      return (performance.now() - start) * 10;
    });
  }
  return times;
}
