// What is the same on every page stands in the same place on each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, open, PHONE, serve } from "./stage.mjs";

const { address } = await serve();

for (const viewport of [PHONE, DESK]) {
  for (const name of ["", "kepatuhan.html", "simulasi.html", "paket.html"]) {
    test(`the choice of the language stands on the grid of ${name || "the estimate"}, ${viewport.width} px wide`, async (t) => {
      const page = await open(t, address + name, { viewport });
      await page.locator(".languages").waitFor();
      // At the end of the line, or under a long title at its beginning.
      const [before, after] = await page.evaluate(() => {
        const textOf = (button) => {
          const range = document.createRange();
          range.selectNodeContents(button);
          return range.getBoundingClientRect();
        };
        const head = document.querySelector(".tpp > .head");
        const { left, right } = head.getBoundingClientRect();
        const { paddingLeft, paddingRight } = getComputedStyle(head);
        const [first, last] = [":first-child", ":last-child"].map((place) =>
          textOf(document.querySelector(`.languages button${place}`)),
        );
        return [first.left - left - parseFloat(paddingLeft), right - parseFloat(paddingRight) - last.right];
      });
      assert.ok(Math.min(Math.abs(before), Math.abs(after)) <= 2.5, `${before} and ${after}`);
    });
  }
}
