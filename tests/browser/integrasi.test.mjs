// The page for those who put the calculator into a portal.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();

async function visit(t, options) {
  const page = await open(t, `${address}${options?.name ?? "integrasi.html"}`, options);
  await until(page, () => document.getElementById("log").innerText.includes("tpp-siap"));
  await page.frameLocator("iframe").getByLabel(/^(Job class|Kelas jabatan)$/).waitFor();
  await until(page, () => document.querySelector("output").textContent !== "");
  return page;
}

test("every hash in the snippets is that of the file it stands beside", async (t) => {
  const page = await visit(t);
  const text = (await page.locator("pre").allTextContents()).join("\n");
  const named = [...text.matchAll(/(?:href|src)="([^"]+)" integrity="sha384-([^"]+)"/g)];
  for (const script of ["element.js", "officer-element.js"]) {
    assert.ok(named.some(([, url]) => url.endsWith(`/${script}`)), script);
  }
  for (const [, url, hash] of named) {
    const contents = Buffer.from(await (await fetch(url)).arrayBuffer());
    assert.equal(createHash("sha384").update(contents).digest("base64"), hash, url);
  }
  assert.doesNotMatch(await page.content(), /__[A-Z]/);
});

test("the snippet with hashes runs on another origin, and a changed file does not", async (t) => {
  const page = await visit(t);
  const [, pinned, officer] = await page.locator("pre").allTextContents();
  for (const [snippet, shows, starts] of [
    [pinned, "estimasi", true],
    [`${officer}${pinned}`, "kepatuhan", true],
    [pinned.replace(/(words\.js" integrity="sha384-)..../, "$1AAAA"), "estimasi", false],
  ]) {
    const element = `<kalkulator-tpp tampilan="${shows}">tautan</kalkulator-tpp>`;
    const html = `<!doctype html><link rel="icon" href="data:,">${snippet}${element}`;
    const csp = policy(new URL(address).origin);
    const away = await portal({ calculator: address, element: "", csp, files: { "x.html": html } });
    const host = await open(t, "about:blank");
    const scripts = new Set();
    host.on("request", (request) => request.url().endsWith(".js") && scripts.add(request.url()));
    await host.goto(`${away.address}x.html`);
    if (starts) {
      await until(host, () => document.querySelector("kalkulator-tpp").shadowRoot?.querySelector(".tpp") != null);
      const checked = new Set([...snippet.matchAll(/(?:href|src)="([^"]+)" integrity/g)].map(([, url]) => url));
      assert.deepEqual([...scripts].sort(), [...checked].sort(), "no script goes unchecked");
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
  await page.locator("#example").getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, () => /tpp-estimasi: totals\.net = \d+/.test(document.getElementById("log").innerText));
  await page.locator("#knobs").getByLabel("Bahasa").selectOption("en");
  await page.locator("#example").getByLabel("Job class", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Kembali ke bawaan" }).click();
  await until(page, () => document.getElementById("css").innerText === "/* bawaan */");
  await page.locator("#example").getByLabel("Kelas jabatan", { exact: true }).waitFor();
});

test("the knobs stand where the colours are, light and dark, and say which cannot be read", async (t) => {
  const page = await visit(t);
  const primary = page.getByLabel("Warna utama", { exact: true });
  const contrast = page.locator("#contrast");
  assert.equal(await primary.inputValue(), "#0b5f60");
  assert.match(await contrast.innerText(), /memenuhi WCAG AA/);
  await page.emulateMedia({ colorScheme: "dark" });
  await until(page, () => document.querySelector('[name="--tpp-primary"]').value === "#63c7c0");
  await page.getByLabel("Terang atau gelap").selectOption("light");
  assert.equal(await primary.inputValue(), "#0b5f60");
  await primary.fill("#99ffdd");
  assert.match(await contrast.innerText(), /Kontras --tpp-primary pada --tpp-surface hanya 1\.\d\d:1/);
});

test("every colour, size and font that a portal may set has a knob", async (t) => {
  const page = await visit(t);
  const documented = await page.locator("tr", { hasText: "--tpp-…" }).locator("td code").allInnerTexts();
  const knobs = await page.locator('#knobs [name^="--tpp-"]').evaluateAll((all) => all.map(({ name }) => name.slice(6)));
  const names = documented.filter((name) => !/color-scheme|light-dark/.test(name));
  assert.deepEqual(knobs.sort(), names.sort());
});

test("the example of the package computes what its script says, and says what is wrong", async (t) => {
  const page = await visit(t);
  const [source] = (await page.locator("#npm-example").evaluate((form) => form.closest("section").querySelector("pre").textContent)).split("\n\n");
  assert.equal(source, 'import { load, TppError } from "kalkulator-tpp";');
  const output = page.locator("output");
  assert.equal(await output.innerText(), "TER A, 6%: Rp900.000");
  await page.getByLabel("Status PTKP").selectOption("K/3");
  assert.match(await output.innerText(), /^TER C, /);
  await page.getByLabel("Penghasilan bruto").fill("lima");
  assert.match(await output.innerText(), /^\$\.gross: /);
});

test("it is there in English too, every word of it", async (t) => {
  const page = await visit(t, { name: "integration.html" });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.locator("#example").getByLabel("Job class", { exact: true }).waitFor();
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /__|(?<![\w-])(dan|yang|untuk|bawaan)\b/);
  await page.getByRole("link", { name: "Indonesia" }).click();
  await page.getByRole("heading", { name: "Memasang kalkulator di portal" }).waitFor();
});

test("a snippet is copied whole", async (t) => {
  const page = await visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Salin" }).first().click();
  await page.getByRole("button", { name: "Tersalin" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(`<script type="module" src="${address}kalkulator-tpp.js">`), copied);
  assert.ok(copied.endsWith("</kalkulator-tpp>"), copied);
});

test("anybody can use it, on a phone too", async (t) => {
  for (const options of [{ viewport: PHONE }, { name: "integration.html", colorScheme: "dark" }]) {
    const page = await visit(t, options);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await accessible(page);
  }
});
