// The page for those who put the calculator into a portal.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();

async function visit(t, options) {
  const page = await open(t, `${address}integrasi.html`, options);
  await until(page, () => document.getElementById("catatan").innerText.includes("tpp-siap"));
  await page.frameLocator("iframe").getByLabel("Job class", { exact: true }).waitFor();
  return page;
}

test("every hash in the snippets is that of the file it stands beside", async (t) => {
  const page = await visit(t);
  const text = (await page.locator("pre").allTextContents()).join("\n");
  const named = [...text.matchAll(/(?:href|src)="([^"]+)" integrity="sha384-([^"]+)"/g)];
  assert.equal(named.length, 11, "the script and all it imports");
  for (const [, url, hash] of named) {
    const contents = Buffer.from(await (await fetch(url)).arrayBuffer());
    assert.equal(createHash("sha384").update(contents).digest("base64"), hash, url);
  }
  assert.doesNotMatch(await page.content(), /__[A-Z]/);
});

test("the snippet with hashes runs on another origin, and a changed file does not", async (t) => {
  const page = await visit(t);
  const [, pinned] = await page.locator("pre").allTextContents();
  for (const [snippet, starts] of [
    [pinned, true],
    [pinned.replace(/(words\.js" integrity="sha384-)..../, "$1AAAA"), false],
  ]) {
    const html = `<!doctype html><link rel="icon" href="data:,">${snippet}<kalkulator-tpp>tautan</kalkulator-tpp>`;
    const csp = policy(new URL(address).origin);
    const away = await portal({ calculator: address, element: "", csp, files: { "x.html": html } });
    const host = await open(t, `${away.address}x.html`);
    if (starts) {
      await until(host, () => document.querySelector("kalkulator-tpp").shadowRoot?.querySelector(".tpp") != null);
    } else {
      while (host.faults.length === 0) await host.waitForTimeout(20);
      assert.match(host.faults.splice(0).join(), /integrity/i);
      assert.equal(await host.evaluate(() => document.querySelector("kalkulator-tpp").shadowRoot), null);
    }
  }
});

test("the knobs change the calculator and the CSS to copy; events are logged", async (t) => {
  const page = await visit(t);
  await page.getByLabel("Warna utama", { exact: true }).fill("#7a1f5c");
  await page.getByLabel("Sudut").fill("0");
  assert.match(await page.locator("#css").innerText(), /--tpp-primary: #7a1f5c;\n {2}--tpp-radius: 0px;/);
  await page.locator("#contoh").getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, () => /tpp-estimasi: totals\.net = \d+/.test(document.getElementById("catatan").innerText));
  await page.locator("#knop").getByLabel("Bahasa").selectOption("en");
  await page.locator("#contoh").getByLabel("Job class", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Kembali ke bawaan" }).click();
  assert.equal(await page.locator("#css").innerText(), "/* bawaan */");
});

test("anybody can use it, on a phone too", async (t) => {
  for (const options of [{ viewport: PHONE }, { colorScheme: "dark" }]) {
    const page = await visit(t, options);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await accessible(page);
  }
});
