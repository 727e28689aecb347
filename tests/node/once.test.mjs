// Work that is done once, whoever asks for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../pkg/once.js";

test("it is done once; what failed may be repeated", async () => {
  const asked = [];
  const work = once(async (good) => {
    asked.push(good);
    if (!good) throw new Error("no network");
    return asked.length;
  });
  const together = await Promise.allSettled([work(false), work(true)]);
  assert.deepEqual(together.map(({ status }) => status), ["rejected", "rejected"]);
  assert.deepEqual(await Promise.all([work(true), work(true)]), [2, 2]);
  assert.equal(await work(true), 2);
  assert.deepEqual(asked, [false, true]);
});
