// Once loaded, the page needs no network; a newer version is offered, never forced.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { keptWhole, open, openBeside, serve, until } from "./stage.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const started = () => !document.body.innerText.includes("sedang dimuat");
const offered = () => document.querySelector("#versi-baru button") !== null;
const revision = () => document.querySelector("script[type=module]").src.match(/([0-9a-f]{12})\/page\.js$/)[1];

/** A copy of the built page that a test may change. */
async function copy() {
  const folder = await mkdtemp(join(tmpdir(), "dist-"));
  after(() => rm(folder, { recursive: true }));
  await cp(DIST, folder, { recursive: true });
  return folder;
}

/** Puts another version in the place of the one in a folder: other names, one other file. */
async function release(folder) {
  const [worker, index] = await Promise.all(
    ["sw.js", "index.html"].map((file) => readFile(join(folder, file), "utf8")),
  );
  const old = index.match(/([0-9a-f]{12})\/page\.js/)[1];
  const fresh = "0123456789ab";
  await rename(join(folder, old), join(folder, fresh));
  await writeFile(join(folder, "index.html"), index.replaceAll(old, fresh));
  const renamed = worker.replaceAll(old, fresh).replace(/(?<=VERSION = ")[^"]+/, fresh);
  await writeFile(join(folder, "sw.js"), renamed);
  return fresh;
}

test("with the server gone it loads again, under any query, in a new tab", async (t) => {
  const server = await serve();
  const page = await open(t, server.address);
  await keptWhole(page);
  await server.stop();
  await page.reload();
  await until(page, started);
  for (const path of ["?utm_source=x", "index.html"]) {
    const tab = await openBeside(page, server.address + path);
    await until(tab, started);
  }
});

test("a newer version is offered and used when the person says so", async (t) => {
  const folder = await copy();
  const server = await serve({ root: folder });
  const page = await open(t, server.address);
  await keptWhole(page);
  const old = await page.evaluate(revision);

  const fresh = await release(folder);
  await page.reload();
  await until(page, offered);
  assert.equal(await page.evaluate(revision), old, "the old version still runs");
  await page.reload();
  await until(page, offered);
  assert.equal(await page.evaluate(revision), old, "and stays until it is given up");

  const loaded = page.waitForEvent("load");
  await page.click("#versi-baru button");
  await loaded;
  assert.equal(await page.evaluate(revision), fresh);
  await until(page, started);
  const caches = await page.evaluate(() => globalThis.caches.keys());
  assert.deepEqual(caches, [`kalkulator-tpp / ${fresh}`], "the old version is forgotten");
});

test("a version that cannot be fetched whole changes nothing", async (t) => {
  const folder = await copy();
  const server = await serve({ root: folder });
  const page = await open(t, server.address);
  await keptWhole(page);
  const old = await page.evaluate(revision);

  const fresh = await release(folder);
  for (const coding of ["", ".br", ".gz"]) {
    await rm(join(folder, fresh, `tpp_bg.wasm${coding}`), { force: true });
  }
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const fetched = registration.installing;
    if (fetched) await new Promise((done) => fetched.addEventListener("statechange", done));
  });
  assert.equal(await page.evaluate(offered), false);
  await server.stop();
  await page.reload();
  await until(page, started);
  assert.equal(await page.evaluate(revision), old);
  page.faults.length = 0;
});
