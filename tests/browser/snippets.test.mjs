// Snippets that portals pasted long ago still work.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { open, openRule, serve } from "./stage.mjs";

const DIST = new URL("../../dist/", import.meta.url);
const calculator = await serve();
const [revision] = (await readdir(DIST)).filter((name) => /^[0-9a-f]{12}$/.test(name));

/** A portal with a snippet: the calculator stands where this test serves it. */
async function pasted(t, name, change = (text) => text) {
  const snippet = await readFile(new URL(`../snippets/${name}`, import.meta.url), "utf8");
  const served = await change(snippet.replaceAll("https://kalkulator.example/", calculator.address));
  const html = `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,"><h1>Portal</h1>${served}`;
  const csp = policy(new URL(calculator.address).origin);
  const { address } = await portal({ calculator: calculator.address, element: "", csp, files: { "x.html": html } });
  return open(t, `${address}x.html`);
}

/** The version of the snippet is the one that is built, with the hashes that it has. */
async function ofThisVersion(snippet) {
  const text = snippet.replace(/[0-9a-f]{12}(?=\/)/g, revision);
  const lines = text.split("\n").map(async (line) => {
    const file = line.match(/[0-9a-f]{12}\/[\w-]+\.js/)?.[0];
    if (!file) return line;
    const hash = createHash("sha384").update(await readFile(new URL(file, DIST))).digest("base64");
    return line.replace("sha384-…", `sha384-${hash}`);
  });
  return (await Promise.all(lines)).join("\n");
}

test("one tag, always the newest version", async (t) => {
  const page = await pasted(t, "tag.html");
  await page.getByLabel("Kelas jabatan", { exact: true }).waitFor();
});

test("one tag, one version, checked by hashes", async (t) => {
  const page = await pasted(t, "tag-one-version.html", ofThisVersion);
  await page.getByLabel("Kelas jabatan", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Tahun").inputValue(), "2024");
  const wrong = await pasted(t, "tag-one-version.html", async (text) =>
    (await ofThisVersion(text)).replace(/(element\.js" integrity="sha384-)..../, "$1AAAA"),
  );
  while (wrong.faults.length === 0) await wrong.waitForTimeout(20);
  assert.match(wrong.faults.splice(0).join(), /integrity/i);
});

test("a link, and the loader that makes a frame of it", async (t) => {
  for (const name of ["frame.html", "frame-classic.html"]) {
    const page = await pasted(t, name);
    await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
  }
});

test("the frame as it was first documented, without a region, asks for one", async (t) => {
  const page = await pasted(t, "frame-first.html");
  const inside = page.frameLocator("iframe");
  await openRule(inside);
  await inside.getByLabel("Aturan", { exact: true }).selectOption({ label: "Kabupaten Kutai Kartanegara 2023" });
  await inside.getByLabel("Kelas jabatan", { exact: true }).waitFor();
});

test("every snippet of the pages for portals names the region", async () => {
  for (const name of ["integrasi.html", "integration.html"]) {
    const html = await readFile(new URL(name, DIST), "utf8");
    const tags = html.match(/(&lt;|<)kalkulator-tpp |bingkai\.html\?/g);
    const named = html.match(/(&lt;|<)kalkulator-tpp [^>]*?regulasi="kukar-2024-rancangan"|bingkai\.html\?regulasi=kukar-2024-rancangan/g);
    assert.ok(tags.length >= 4);
    assert.equal(named.length, tags.length, name);
  }
});
