// One person's month through the npm package, by hand with decimal.js, and in the languages for rules that
// one would take instead: in Node and in Chromium.
import { fileURLToPath } from "node:url";
import { load } from "../../pkg/node.js";
import { packs } from "../../pkg/packs.js";
import { launch } from "../browser/browser.mjs";
import { print } from "./figures.mjs";
import jsonLogic from "./peers/node_modules/json-logic-js/logic.js";
import publicodes from "./peers/node_modules/publicodes/dist/index.js";
import { race } from "./race.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PEERS = "/tests/bench/peers/node_modules";
const ORIGIN = "http://127.0.0.1";
const PAGE = `<script type="importmap">
  { "imports": { "decimal.js": "/tests/node_modules/decimal.js/decimal.mjs" } }
</script>`;

show("Node", await race(load, packs, { "json-logic": jsonLogic, publicodes }));
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
  await page.addScriptTag({ url: `${PEERS}/json-logic-js/logic.js` });
  const times = await page.evaluate(async (peers) => {
    const [{ race }, { load }, { packs }, { default: publicodes }] = await Promise.all(
      ["/tests/bench/race.mjs", "/pkg/index.js", "/pkg/packs.js", `${peers}/publicodes/dist/index.js`].map(
        (path) => import(path),
      ),
    );
    return race(load, packs, { "json-logic": globalThis.jsonLogic, publicodes });
  }, PEERS);
  await browser.close();
  return times;
}
