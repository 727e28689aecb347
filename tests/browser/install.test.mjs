// What a browser needs to offer the page for installing.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, serve } from "./stage.mjs";

const DIST = new URL("../../dist/", import.meta.url);

test("the browser finds nothing missing", async (t) => {
  const { address } = await serve();
  const page = await open(t, address);
  const devtools = await page.context().newCDPSession(page);
  const { errors, url } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(url, `${address}manifest.webmanifest`);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // The profile of a test is a private one.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
});

test("every icon has the size it says", async () => {
  const { icons } = JSON.parse(await readFile(new URL("manifest.webmanifest", DIST), "utf8"));
  for (const { src, sizes } of icons.filter(({ type }) => type === "image/png")) {
    const png = await readFile(new URL(src, DIST));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
  }
});

/** One of the lists that the build writes into the worker. */
async function listed(name) {
  const worker = await readFile(new URL("sw.js", DIST), "utf8");
  return JSON.parse(worker.match(new RegExp(`${name} = JSON\\.parse\\('(.*?)'\\)`))[1]);
}

test("the worker fetches what the estimate needs before what officers need", async () => {
  assert.deepEqual((await listed("FILES")).filter((file) => /officer|kepatuhan|instruments/.test(file)), []);
  assert.ok((await listed("LATER")).includes("kepatuhan.html"));
});

test("the worker keeps the page of one version, and nothing of the pages for portals", async () => {
  const kept = await listed("FILES");
  const [revision] = (await readdir(DIST)).filter((name) => /^[0-9a-f]{12}$/.test(name));
  const folders = new Set(kept.filter((file) => file.includes("/") && file !== "./").map((file) => file.split("/")[0]));
  assert.deepEqual([...folders], [revision]);
  for (const needed of ["tpp_bg.wasm", "packs-first.js", "words-id.js"]) assert.ok(kept.includes(`${revision}/${needed}`));
  assert.deepEqual(kept.filter((file) => /element|embed|integra|bingkai|png|npm/.test(file)), []);
});
