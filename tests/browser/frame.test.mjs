// The calculator in a frame of a foreign page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { policy, portal } from "./portal.mjs";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const calculator = await serve();
const { origin } = new URL(calculator.address);
const link = (month) =>
  `<p><a data-kalkulator-tpp href="${calculator.address}bingkai.html?tanggal=2024-${month}-01">Bulan ${month}</a></p>`;
const { address } = await portal({
  calculator: calculator.address,
  element: "",
  csp: policy(origin),
  files: {
    "two.html": `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,">
      ${link("03")}${link("05")}<script type="module" src="${calculator.address}bingkai.js"></script>`,
  },
});

const height = () => document.querySelector("iframe").getBoundingClientRect().height;
const inner = (page) => page.frames().find((frame) => frame.url().startsWith(origin));

test("the loader is at most 2 KB", async () => {
  const script = await readFile(new URL("../../dist/bingkai.js", import.meta.url));
  assert.ok(gzipSync(script).length <= 2048, `${gzipSync(script).length} bytes`);
});

test("a link becomes a frame as high as what is in it", async (t) => {
  for (const viewport of [PHONE, undefined]) {
    const page = await open(t, `${address}iframe.html`, viewport && { viewport });
    assert.equal(await page.locator("iframe").getAttribute("title"), "Kalkulator TPP");
    await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
    const needed = () => Math.ceil(document.body.getBoundingClientRect().height);
    const frame = inner(page);
    let [given, wanted] = [0, 1];
    const end = Date.now() + 10_000;
    while (given !== wanted && Date.now() < end) {
      [given, wanted] = [await page.evaluate(height), await frame.evaluate(needed)];
    }
    assert.equal(given, wanted);
    assert.notEqual(given, 900);
  }
});

test("it speaks the language the address asks for, and keeps what was typed", async (t) => {
  const page = await open(t, `${calculator.address}bingkai.html?bahasa=en`);
  await page.getByLabel("Job class", { exact: true }).selectOption("Class 11");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await until(page, () => localStorage["kalkulator-tpp-bingkai"]);
  await page.goto(`${calculator.address}bingkai.html?bahasa=id`);
  const field = page.getByLabel("Kelas jabatan", { exact: true });
  assert.equal(await field.locator("option:checked").innerText(), "Kelas 11");
});

test("its height is kept before it is loaded", async (t) => {
  const page = await open(t, "about:blank");
  await page.route(`${calculator.address}bingkai.html*`, () => {});
  await page.goto(`${address}iframe.html`, { waitUntil: "commit" });
  assert.equal(await until(page, () => document.querySelector("iframe")?.getBoundingClientRect().height), 900);
});

test("messages of others are ignored", async (t) => {
  const page = await open(t, `${address}iframe.html`);
  await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
  const before = await page.evaluate(height);
  await page.evaluate(async () => {
    const good = { nama: "kalkulator-tpp", versi: 1, tinggi: 4321 };
    const { origin } = new URL(document.querySelector("iframe").src);
    postMessage(good, "*");
    dispatchEvent(new MessageEvent("message", { data: good, origin, source: window }));
    // The frame itself, but led away to somebody else's page.
    const { contentWindow } = document.querySelector("iframe");
    dispatchEvent(new MessageEvent("message", { data: good, origin: "https://else.example", source: contentWindow }));
    await new Promise((done) => setTimeout(done, 50));
  });
  assert.equal(await page.evaluate(height), before, "of another window, or of another origin");
  const frame = inner(page);
  for (const odd of [
    { nama: "lain", versi: 1, tinggi: 4321 },
    { nama: "kalkulator-tpp", versi: 2, tinggi: 4321 },
    { nama: "kalkulator-tpp", versi: 1, tinggi: "4321" },
    { nama: "kalkulator-tpp", versi: 1, tinggi: 1e9 },
  ]) {
    await frame.evaluate((odd) => parent.postMessage(odd, "*"), odd);
  }
  await page.waitForTimeout(50);
  assert.notEqual(await page.evaluate(height), 4321);
  await frame.evaluate(() => parent.postMessage({ nama: "kalkulator-tpp", versi: 1, tinggi: 4321 }, "*"));
  await until(page, () => document.querySelector("iframe").getBoundingClientRect().height === 4321);
});

test("of two frames each has its own title and height", async (t) => {
  const page = await open(t, `${address}two.html`);
  for (const number of [0, 1]) {
    await page.frameLocator("iframe").nth(number).getByLabel("Kelas jabatan", { exact: true }).waitFor();
  }
  const second = page.frames().find((frame) => frame.url().includes("2024-05"));
  await second.evaluate(() => parent.postMessage({ nama: "kalkulator-tpp", versi: 1, tinggi: 4321 }, "*"));
  await until(page, () => document.querySelectorAll("iframe")[1].getBoundingClientRect().height === 4321);
  assert.notEqual(await page.evaluate(height), 4321);
  const titles = await page.locator("iframe").evaluateAll((frames) => frames.map(({ title }) => title));
  assert.deepEqual(titles, ["Bulan 03", "Bulan 05"]);
});

test("without JavaScript the link leads to the calculator", async (t) => {
  const page = await open(t, `${address}iframe.html`, { javaScriptEnabled: false });
  assert.equal(await page.locator("iframe").count(), 0);
  assert.match(await page.getByRole("link", { name: "Kalkulator TPP" }).getAttribute("href"), /^http.*bingkai\.html/);
});

test("anybody can use the page it stands on", async (t) => {
  const page = await open(t, `${address}iframe.html`);
  await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
  await accessible(page);
});
