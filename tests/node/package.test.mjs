// The npm package as Node loads it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "../../pkg/node.js";
import { instruments } from "../../pkg/instruments.js";
import { packs } from "../../pkg/packs.js";

test("the engine is of the version the package says", async () => {
  const file = new URL("../../pkg/package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(file, "utf8"));
  assert.equal((await load()).version, version);
});

test("packs and instruments come as lists", () => {
  assert.ok(Array.isArray(packs));
  assert.ok(Array.isArray(instruments));
});
