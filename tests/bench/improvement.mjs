// How long the way up takes on the thirty indicators of PEKPPP, in Chromium.
import { launch, serve } from "../browser/browser.mjs";
import { print } from "./figures.mjs";

const server = await serve({ root: "pkg" });
const browser = await launch();
const page = await browser.newPage();
// Any page of that origin will do.
await page.goto(`${server.address}package.json`);

const times = await page.evaluate(measure);
await browser.close();
await server.stop();

for (const [what, took] of Object.entries(times)) print(what, took);

/** Runs in the page: from several starts to the best class, in microseconds a search. */
async function measure() {
  const { loadScores } = await import("/scores.js");
  const scores = await loadScores();
  const indicators = Array.from({ length: 30 }, (_, n) => `f02_${String(n + 1).padStart(2, "0")}`);
  const starts = {
    "way up, all at 1": () => "1",
    "way up, all at 3": () => "3",
    "way up, mixed": (n) => String((n * 7) % 5),
  };
  const times = {};
  for (const [what, step] of Object.entries(starts)) {
    const answers = Object.fromEntries(indicators.map((id, n) => [id, step(n)]));
    answers.f03 = "3.5";
    times[what] = Array.from({ length: 20 }, () => {
      const start = performance.now();
      const { raises } = scores.improve("pekppp", answers, "A");
      if (raises.length === 0) throw new Error("no way was found");
      return (performance.now() - start) * 1000;
    });
  }
  return times;
}
