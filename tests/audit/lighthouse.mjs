// What Lighthouse says of the three pages on a phone: medians of three.
import { launch as open } from "chrome-launcher";
import lighthouse from "lighthouse";
import { host } from "./host.mjs";

const RUNS = 3;
const GOAL = 98;
const PAGES = ["", "kepatuhan.html", "integrasi.html"];
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

const served = await host();
const browser = await open({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
for (const page of PAGES) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(served.address + page, { port: browser.port, onlyCategories: KINDS, logLevel: "error" });
    runs.push(lhr);
  }
  runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const { categories, audits } = runs[(RUNS - 1) / 2];
  const scores = KINDS.map((kind) => `${kind} ${Math.round(categories[kind].score * 100)}`);
  const metrics = METRICS.map((metric) => `${metric} ${audits[metric].displayValue}`);
  const reached = categories.performance.score * 100 >= GOAL ? "reached" : "not reached";
  console.log(`/${page}: ${scores.join(", ")} (goal of performance ${GOAL}: ${reached})\n  ${metrics.join(", ")}`);
  for (const kind of KINDS.slice(1)) {
    for (const { id } of categories[kind].auditRefs) {
      if (audits[id].score !== null && audits[id].score < 1) console.log(`  ${kind}: ${audits[id].title}`);
    }
  }
}
await browser.kill();
served.stop();
