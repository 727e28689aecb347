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
  `<p><a data-kalkulator-tpp href="${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-${month}-01">Bulan ${month}</a></p>`;
const loader = `<script src="${calculator.address}bingkai.js" defer></script>`;
const html = (body) => `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,">${body}`;
const { address } = await portal({
  calculator: calculator.address,
  element: "",
  csp: policy(origin),
  files: {
    "below.html": html(`<p class="tall">Jauh</p>${link("03")}${loader}<link rel="stylesheet" href="tall.css">`),
    "tall.css": ".tall { height: 9000px }",
    "bare.html": html(
      `<p class="tall">Jauh</p><iframe data-kalkulator-tpp title="Kalkulator" sandbox="allow-scripts" src="${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-03-01"></iframe>${loader}`,
    ),
    "late.html": html(`<iframe data-kalkulator-tpp title="Kalkulator" src="${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-03-01"></iframe>`),
    "app.html": html(`<main></main>${loader}`),
    "early.html": html(`<head><script src="${calculator.address}bingkai.js"></script></head>${link("03")}`),
    "async.html": html(`<script async src="${calculator.address}bingkai.js"></script>${link("03")}`),
    "twice.html": html(
      `${loader}${link("03")}${loader}<script type="module" src="${calculator.address}bingkai.js"></script><script src="${calculator.address}bingkai.js"></script>`,
    ),
    "marks.html": html(
      `<a data-kalkulator-tpp data-tinggi=”800” href=”${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-03-01″>Satu</a>` +
        `<a data-kalkulator-tpp href="tidak-ada.html">Dua</a><a data-kalkulator-tpp href="javascript:1//bingkai.html">Tiga</a>${loader}`,
    ),
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

test("the answer stays where one looks, however far the page around is scrolled", async (t) => {
  for (const [viewport, selector, edge] of [[PHONE, ".bar", "foot"], [undefined, ".pinned", "head"]]) {
    const page = await open(t, `${address}early.html`, viewport && { viewport });
    const inside = page.frameLocator("iframe");
    await inside.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
    for (const scrolled of [300, 700, 500]) {
      await page.evaluate((to) => scrollTo(0, to), scrolled);
      const off = async () => {
        const { y, height } = await inside.locator(selector).boundingBox();
        return edge === "head" ? y : page.viewportSize().height - (y + height);
      };
      let found;
      for (let tries = 0; tries < 100 && Math.abs((found = await off())) > 2; tries += 1) await page.waitForTimeout(30);
      assert.ok(Math.abs(found) <= 2, `${selector} is ${found} px from the ${edge} at ${scrolled}`);
    }
  }
});

test("a link, a picture and the calendar go out of a frame as out of the page itself", async (t) => {
  const page = await open(t, `${address}early.html`);
  const inside = page.frameLocator("iframe");
  await inside.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  const link = inside.getByLabel("Tautan keadaan ini");
  await link.waitFor();
  assert.ok((await link.inputValue()).startsWith(`${calculator.address}#keadaan=1&cek=`));
  const own = await open(t, await link.inputValue());
  await until(own, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    inside.getByRole("button", { name: /gambar/i }).click(),
  ]);
  assert.equal(picture.suggestedFilename(), "perkiraan-tpp.png");
  await inside.getByRole("button", { name: /Tandai hari di kalender/ }).click();
  await inside.getByRole("grid").waitFor();
  const cell = inside.locator('[data-day="5"]');
  await cell.click();
  await inside.getByLabel("Keadaan hari ini").selectOption({ label: "Sakit" });
  assert.match(await cell.innerText(), /sakit/);
  assert.equal(await cell.evaluate((cell) => getComputedStyle(cell).cursor), "pointer", "it wears its style");
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
  const page = await open(t, `${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&bahasa=en`);
  await page.getByLabel("Job class", { exact: true }).selectOption("Class 11");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await until(page, () => localStorage["kalkulator-tpp-bingkai"]);
  await page.goto(`${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&bahasa=id`);
  const field = page.getByLabel("Kelas jabatan", { exact: true });
  await field.locator("option:checked", { hasText: /^Kelas 11$/ }).waitFor({ state: "attached" });
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

const frames = () =>
  [...document.querySelectorAll("iframe")].map(({ src, title, style }) => ({ src, title, height: parseInt(style.height) }));
/** Waits until a frame knows its height, and compares it with what is in it, wherever it stands. */
async function grown(page, number = 0) {
  const frame = () => page.frames().filter((frame) => frame.url().startsWith(origin))[number];
  const needed = () => Math.ceil(document.body?.getBoundingClientRect().height ?? 0);
  const end = Date.now() + 10_000;
  for (;;) {
    const given = (await page.evaluate(frames))[number]?.height;
    const wanted = await frame()?.evaluate(needed);
    if (given === wanted && wanted > 300) return given;
    assert.ok(Date.now() < end, `${given} given, ${wanted} needed`);
    await page.waitForTimeout(50);
  }
}

test("far below what is seen it has its height at once, and after each change", async (t) => {
  const page = await open(t, `${address}below.html`, { viewport: PHONE });
  const before = await grown(page);
  const frame = inner(page);
  // What happens in it without being seen: another tab, a portal's script.
  await frame.evaluate(() => document.querySelector("kalkulator-tpp").setAttribute("tampilan", "kepatuhan"));
  await until(frame, () => document.querySelector("kalkulator-tpp").shadowRoot.querySelector(".officer"));
  const after = await grown(page);
  assert.notEqual(after, before);
  await page.setViewportSize({ width: 900, height: 740 });
  assert.notEqual(await grown(page), after, "another width");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("a frame that stood there before the loader came grows all the same", async (t) => {
  const page = await open(t, `${address}late.html`);
  await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
  await page.evaluate((src) => {
    const script = document.createElement("script");
    const policy = trustedTypes.createPolicy("portal", { createScriptURL: (url) => url });
    script.src = policy.createScriptURL(src);
    document.head.append(script);
  }, `${calculator.address}bingkai.js`);
  await grown(page);
});

test("in a sandbox without an origin of its own it grows too, and nobody else speaks for it", async (t) => {
  const page = await open(t, `${address}bare.html`);
  await grown(page);
  const height = await page.evaluate(frames);
  await page.evaluate(async () => {
    const good = { nama: "kalkulator-tpp", versi: 1, tinggi: 4321 };
    // Another frame without an origin, and the right window with a wrong one.
    const other = document.createElement("iframe");
    other.sandbox = "allow-scripts";
    document.body.append(other);
    dispatchEvent(new MessageEvent("message", { data: good, origin: "null", source: other.contentWindow }));
    const { contentWindow } = document.querySelector("iframe");
    dispatchEvent(new MessageEvent("message", { data: good, origin: "https://else.example", source: contentWindow }));
    other.remove();
  });
  assert.deepEqual(await page.evaluate(frames), height);
  const known = await open(t, `${address}two.html`);
  await grown(known);
  const before = await known.evaluate(frames);
  await known.evaluate(() => {
    const { contentWindow } = document.querySelector("iframe");
    const data = { nama: "kalkulator-tpp", versi: 1, tinggi: 4321 };
    dispatchEvent(new MessageEvent("message", { data, origin: "null", source: contentWindow }));
  });
  assert.deepEqual(await known.evaluate(frames), before, "a frame that has an origin speaks with it");
});

test("a portal of one page adds, changes, moves and removes links, and the frames go with them", async (t) => {
  const page = await open(t, `${address}app.html`);
  const month = (number) => `${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-0${number}-01`;
  const srcs = async () => (await page.evaluate(frames)).map(({ src }) => src);
  const add = (number) =>
    page.evaluate(([number, href]) => {
      const made = document.createElement("div");
      made.id = `m${number}`;
      const link = document.createElement("a");
      link.textContent = "Bulan";
      made.append(document.createElement("section"));
      made.firstElementChild.append(link);
      document.querySelector("main").append(made);
      // As frameworks do: one attribute after the other, on what is there already.
      link.dataset.kalkulatorTpp = "";
      link.href = href;
    }, [number, month(number)]);
  await add(3);
  await grown(page);
  await add(5);
  await grown(page, 1);
  assert.deepEqual(await srcs(), [month(3), month(5)]);
  assert.equal(await page.getByRole("link").count(), 0, "the links are not seen beside their frames");
  await page.evaluate((href) => (document.querySelector("#m5 a").href = href), month(6));
  await until(page, (src) => document.querySelectorAll("iframe")[1].src === src, month(6));
  await page.evaluate(() => document.querySelector("#m3").append(document.querySelector("#m3 a")));
  await until(page, () => document.querySelector("#m3 > iframe"));
  // As frameworks take out what they have put in: by the link, or with all around it.
  await page.evaluate(() => document.querySelector("#m3 a").remove());
  await until(page, () => document.querySelectorAll("iframe").length === 1);
  await page.evaluate(() => document.querySelector("iframe").remove());
  await page.waitForTimeout(50);
  assert.deepEqual(await srcs(), [], "a frame that somebody took out stays out");
  await page.evaluate(() => document.querySelector("#m5").remove());
  await add(7);
  await grown(page);
  assert.deepEqual(await srcs(), [month(7)]);
  await page.evaluate(() => (document.querySelector("#m7 a").href = "./"));
  await page.getByRole("link", { name: "Bulan" }).waitFor();
  assert.deepEqual(await srcs(), []);
});

test("the loader is a classic script, in the head or late, once or more often, with and without CORS", async (t) => {
  for (const name of ["early.html", "async.html", "twice.html"]) {
    const page = await open(t, "about:blank");
    await page.route(`${calculator.address}bingkai.js`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers() };
      if (name !== "twice.html") delete headers["access-control-allow-origin"];
      await route.fulfill({ response, headers });
    });
    await page.goto(address + name);
    await grown(page);
    await page.waitForLoadState("networkidle");
    assert.equal((await page.evaluate(frames)).length, 1, name);
  }
});

test("marks that an editor has put around the attributes do no harm; a link elsewhere stays a link", async (t) => {
  const page = await open(t, `${address}marks.html`);
  await grown(page);
  assert.deepEqual(await page.getByRole("link").allInnerTexts(), ["Dua", "Tiga"]);
  const [{ src, title }] = await page.evaluate(frames);
  assert.equal(src, `${calculator.address}bingkai.html?regulasi=kukar-2024-rancangan&tanggal=2024-03-01`);
  assert.equal(title, "Satu");
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
