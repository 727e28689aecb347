// One person's month through the npm package and by hand with decimal.js, in Node and in Chromium.
import { fileURLToPath } from "node:url";
import { load } from "../../pkg/node.js";
import { packs } from "../../pkg/packs.js";
import { launch } from "../browser/browser.mjs";
import { print } from "./figures.mjs";
import { race } from "./race.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ORIGIN = "http://127.0.0.1";
const PAGE = `<script type="importmap">
  { "imports": { "decimal.js": "/tests/node_modules/decimal.js/decimal.mjs" } }
</script>`;

show("Node", await race(load, packs));
show("Chromium", await inChromium());

function show(where, times) {
  for (const [what, took] of Object.entries(times)) print(`${what}, ${where}`, took);
}

async function inChromium() {
  const browser = await launch();
  const page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === "/"
      ? route.fulfill({ contentType: "text/html", body: PAGE })
      : route.fulfill({ path: ROOT + pathname });
  });
  await page.goto(`${ORIGIN}/`);
  const times = await page.evaluate(async () => {
    const [{ race }, { load }, { packs }] = await Promise.all(
      ["/tests/bench/race.mjs", "/pkg/index.js", "/pkg/packs.js"].map((path) => import(path)),
    );
    return race(load, packs);
  });
  await browser.close();
  return times;
}
