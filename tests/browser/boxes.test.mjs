// The calculator in every kind of box that a portal may put it into.
import assert from "node:assert/strict";
import { test } from "node:test";
import { around, boxes, empty, place, widths, wrong } from "./boxes.mjs";
import { portal } from "./portal.mjs";
import { open, serve } from "./stage.mjs";

const calculator = await serve();
const element = `${calculator.address}kalkulator-tpp.js`;
const { address } = await portal({
  calculator: calculator.address,
  element,
  csp: "",
  files: { "x.html": empty(element) },
});

for (const width of widths) {
  for (const [name, html] of Object.entries(around)) {
    test(`it is seen in each of ${boxes.length} boxes ${name}, ${width} px wide`, async (t) => {
      const page = await open(t, `${address}x.html`, { viewport: { width, height: 740 } });
      await page.waitForFunction(() => customElements.get("kalkulator-tpp"));
      const found = [];
      for (const box of boxes) {
        const seen = await page.evaluate(place, { ...box, around: html });
        found.push(...wrong(box, seen).map((fault) => `${box.name}: ${fault}`));
      }
      assert.deepEqual(found, []);
    });
  }
}
