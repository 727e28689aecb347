// The custom element on a foreign page.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { policy, portal } from "./portal.mjs";
import { accessible, open, openRule, PHONE, serve, until } from "./stage.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const calculator = await serve();
const origin = new URL(calculator.address).origin;
const stable = `${calculator.address}kalkulator-tpp.js`;
const page = (html) => ({
  "x.html": `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,"><script type="module" src="events.js"></script>` +
    `<script type="module" src="${stable}"></script><main><h1>Portal</h1><div id="x">${html}</div></main>`,
});
const foreign = (files, csp = policy(origin)) =>
  portal({ calculator: calculator.address, element: stable, csp, files });

const count = (name) => heard.filter((event) => event.name === name).length;
const ready = (t, n = 1) => until(t, (n) => heard.filter(({ name }) => name === "tpp-siap").length === n, n);
const one = (page, id, label) => page.locator(`#${id}`).getByLabel(label, { exact: true });

/** The portal's policy is broken by nobody: the browser says so in the console, which fails the test. */
async function visit(t, address, options) {
  const page = await open(t, "about:blank", options);
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  await page.goto(address);
  return page;
}

test("two on a page of another origin, with Bootstrap and a strict policy", async (t) => {
  const { address } = await foreign();
  const page = await visit(t, `${address}element.html`);
  await ready(page, 2);
  const asked = page.asked.length;
  await one(page, "satu", "Kelas jabatan").selectOption("Kelas 11");
  await one(page, "dua", "Job class").selectOption("Class 7");
  const months = await until(page, () => {
    const last = (id) => heard.findLast(({ name, from }) => name === "tpp-estimasi" && from === id);
    return last("satu") && last("dua") && ["satu", "dua"].map((id) => last(id).detail.month);
  });
  assert.deepEqual(months, ["2024-03", "2024-05"], "each has a month and answers of its own");
  assert.equal(page.asked.length, asked, "no request once it is ready");
  assert.deepEqual(await page.evaluate(() => document.cookie), "");
});

test("the page for officers comes where it is asked for, and nowhere else", async (t) => {
  const { address } = await foreign();
  const page = await visit(t, `${address}element.html`);
  await ready(page, 2);
  assert.deepEqual(page.asked.filter((url) => /officer|instruments/.test(url)), []);
  await page.evaluate(() => (document.querySelector("#satu kalkulator-tpp").tampilan = "kepatuhan"));
  await ready(page, 3);
  const asked = page.asked.length;
  await one(page, "satu", "Instrumen").selectOption("sakip");
  await page.locator("#satu .indicator input[type=radio]").first().check();
  await until(page, () => heard.findLast(({ name }) => name === "tpp-nilai")?.detail.answered === 1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await accessible(page);
  assert.equal(page.asked.length, asked, "no request once it is ready");
});

test("under the very policy, with the files on the portal's own server", async (t) => {
  const own = await portal({ calculator: "./", element: "./kalkulator-tpp.js", csp: policy(), beside: [DIST] });
  const page = await visit(t, `${own.address}element.html`);
  await ready(page, 2);
  assert.ok(page.asked.every((url) => url.startsWith(own.address)), "nothing from elsewhere");
});

test("with both servers gone it still calculates", async (t) => {
  const gone = await serve();
  const away = await portal({
    calculator: gone.address,
    element: `${gone.address}kalkulator-tpp.js`,
    csp: policy(new URL(gone.address).origin),
  });
  const page = await visit(t, `${away.address}element.html`);
  await ready(page, 2);
  await Promise.all([gone.stop(), away.stop()]);
  await one(page, "satu", "Kelas jabatan").selectOption("Kelas 11");
  await until(page, () => heard.some(({ name, from }) => name === "tpp-estimasi" && from === "satu"));
  await page.evaluate(() => (document.querySelector("#satu kalkulator-tpp").bahasa = "en"));
  await openRule(page.locator("#satu"));
  await one(page, "satu", "Month").selectOption("June");
  await until(page, () => heard.some(({ detail, from }) => from === "satu" && detail.month === "2024-06"));
  await openRule(page.locator("#satu"));
  await one(page, "satu", "Regulation").selectOption({ label: "Kabupaten Seruyan 2023" });
});

test("moved it keeps what was typed; removed it is gone; put back it goes on", async (t) => {
  const { address } = await foreign(page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  const label = seen.getByLabel("Kelas jabatan", { exact: true });
  await label.selectOption("Kelas 11");
  await seen.evaluate(() => document.querySelector("main").append(document.querySelector("kalkulator-tpp")));
  await seen.waitForTimeout(50);
  assert.equal(await label.locator("option:checked").textContent(), "Kelas 11");
  assert.equal(await seen.evaluate(count, "tpp-siap"), 1);
  const left = await seen.evaluate(async () => {
    globalThis.element = document.querySelector("kalkulator-tpp");
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    return element.shadowRoot.querySelectorAll(".tpp").length;
  });
  assert.equal(left, 0);
  await seen.evaluate(() => document.querySelector("main").append(element));
  await ready(seen, 2);
  assert.equal(await label.locator("option:checked").textContent(), "Kelas 11");
  assert.deepEqual(await seen.evaluate(() => ({ ...localStorage })), {}, "the device keeps nothing unasked");
});

test("moved into the document of a frame and back it keeps its style and what was typed", async (t) => {
  const tag = '<kalkulator-tpp regulasi="kukar-2024-rancangan" tampilan="estimasi kepatuhan"></kalkulator-tpp><iframe title="Bingkai" style="width:100%;height:900px"></iframe>';
  const { address } = await foreign(page(tag), "");
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
  const look = () =>
    seen.evaluate(() => {
      const { shadowRoot } = globalThis.moved;
      const { backgroundColor } = getComputedStyle(shadowRoot.querySelector(".tpp"));
      const { minBlockSize } = getComputedStyle(shadowRoot.querySelector(".between button"));
      const { borderTopWidth } = getComputedStyle(shadowRoot.querySelector("select"));
      return { backgroundColor, minBlockSize, borderTopWidth, sheets: shadowRoot.adoptedStyleSheets.length };
    });
  await seen.evaluate(() => (globalThis.moved = document.querySelector("kalkulator-tpp")));
  const before = await look();
  assert.equal(before.sheets, 2);
  const frame = seen.frameLocator("iframe");
  for (let turn = 0; turn < 2; turn++) {
    await seen.evaluate(() => document.querySelector("iframe").contentDocument.body.append(moved));
    assert.deepEqual(await look(), before, "in the frame");
    assert.equal(await frame.getByLabel("Kelas jabatan", { exact: true }).locator("option:checked").textContent(), "Kelas 11");
    const net = await seen.evaluate(() => moved.estimasi.totals.net);
    await frame.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 7");
    await until(seen, (net) => moved.estimasi.totals.net < net, net);
    await seen.evaluate(() => document.getElementById("x").prepend(moved));
    assert.deepEqual(await look(), before, "back");
    await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
    // A frame that is led elsewhere has another document, under the same window.
    await seen.evaluate(() => {
      const frame = document.querySelector("iframe");
      const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
      frame.srcdoc = `<!doctype html><html lang="id"><title>Lain</title>${Math.random()}`;
      return loaded;
    });
  }
  await seen.evaluate(() => document.querySelector("iframe").contentDocument.body.append(moved));
  await seen.evaluate(() => document.getElementById("x").replaceChildren(moved));
  assert.deepEqual(await look(), before, "back from a frame that is gone");
  assert.equal(await seen.evaluate(count, "tpp-siap"), 1, "it was never started anew");
});

test("what stands behind a tag that was not closed is seen under the calculator, with a warning", async (t) => {
  const warnings = [];
  const { address } = await foreign({
    "x.html": page('<kalkulator-tpp regulasi="kukar-2024-rancangan" bahasa="en"/><p>Kontak BKPSDM</p><kalkulator-tpp regulasi="kukar-2024-rancangan" id="dalam"/><p>Paling akhir</p>')["x.html"],
    "link.html": page('<kalkulator-tpp regulasi="kukar-2024-rancangan"><!-- x --><p><a href="./">Buka Kalkulator TPP</a></p></kalkulator-tpp>')["x.html"],
    "y.html": page("")["x.html"],
  });
  const seen = await open(t, "about:blank");
  seen.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await seen.goto(`${address}x.html`);
  await ready(seen, 2);
  const [calculator, contact] = await Promise.all([
    seen.locator("kalkulator-tpp .seat").first().boundingBox(),
    seen.getByText("Kontak BKPSDM").boundingBox(),
  ]);
  assert.ok(contact.height > 0 && contact.y >= calculator.y + calculator.height, "under the calculator");
  assert.ok(await seen.getByText("Paling akhir").isVisible());
  assert.ok(warnings.some((text) => text.includes("Close the tag with </kalkulator-tpp>")), warnings.join());
  // A link in place of the calculator is none, also when it comes after the tag; other things are.
  warnings.length = 0;
  await seen.goto(`${address}link.html`);
  await ready(seen);
  assert.equal(await seen.getByText("Buka Kalkulator TPP").isVisible(), false);
  assert.deepEqual(warnings, []);
  await seen.evaluate(() => document.querySelector("kalkulator-tpp").append("Isi lain"));
  await seen.getByText("Isi lain").waitFor();
  assert.equal(warnings.length, 1);
});

test("a browser without Object.hasOwn runs it; where anything fails at the start the link is seen", async (t) => {
  const { address } = await foreign();
  const old = await open(t, "about:blank");
  await old.addInitScript(() => delete Object.hasOwn);
  await old.goto(`${address}element.html`);
  await ready(old, 2);
  const broken = await open(t, "about:blank");
  await broken.addInitScript(() => {
    Element.prototype.attachShadow = () => {
      throw new Error("too old");
    };
  });
  await broken.goto(`${address}element.html`);
  // One a tag; the link stands there before they come.
  for (let tries = 0; broken.faults.length < 2 && tries < 100; tries += 1) await broken.waitForTimeout(50);
  assert.match(broken.faults.splice(0).join(), /^Error: too old,Error: too old$/);
  await broken.getByRole("link", { name: "Buka Kalkulator TPP" }).waitFor();
});

test("removed for good it leaves the memory", async (t) => {
  const { address } = await foreign(page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
  await seen.evaluate(() => {
    const element = document.querySelector("kalkulator-tpp");
    globalThis.left = new WeakRef(element);
    element.remove();
    heard.length = 0;
  });
  const devtools = await seen.context().newCDPSession(seen);
  const end = Date.now() + 20_000;
  while (await seen.evaluate(() => left.deref() !== undefined)) {
    assert.ok(Date.now() < end, "it is still held");
    await devtools.send("HeapProfiler.collectGarbage");
  }
});

test("what was typed and chosen outlives a change of any attribute; what the page around chooses counts", async (t) => {
  const tag = '<kalkulator-tpp regulasi="kukar-2024-rancangan" tanggal="2024-03-15"></kalkulator-tpp>';
  const { address } = await foreign(page(tag));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  const chosen = (label) => one(seen, "x", label).locator("option:checked").textContent();
  const month = () => until(seen, () => heard.findLast(({ name }) => name === "tpp-estimasi")?.detail.month);
  await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
  const set = (name, value) =>
    seen.evaluate(([name, value]) => (document.querySelector("kalkulator-tpp")[name] = value), [name, value]);
  assert.equal(await month(), "2024-03");

  await set("tanggal", "2024-06-20");
  await until(seen, () => heard.findLast(({ name }) => name === "tpp-estimasi").detail.month === "2024-06");
  await set("bahasa", "en");
  await one(seen, "x", "Job class").waitFor();
  await set("unit", "dinkes");
  await set("regulasi", "seruyan-2023");
  await until(seen, () => document.querySelector("kalkulator-tpp").shadowRoot.textContent.includes("Seruyan"));
  assert.equal(await chosen("Job class"), "Class 11");
  assert.equal(await seen.evaluate(count, "tpp-siap"), 1, "it was never started anew");

  // Outside the page it hears what the page around chooses, and goes on with it.
  await openRule(seen.locator("#x"));
  await one(seen, "x", "Regulation").selectOption({ index: 0 });
  const own = await chosen("Regulation");
  const away = (change) =>
    seen.evaluate(async (change) => {
      const element = document.querySelector("kalkulator-tpp");
      const place = element.parentElement;
      element.remove();
      await new Promise((done) => setTimeout(done, 20));
      Object.assign(element, change);
      place.append(element);
    }, change);
  await away({});
  await ready(seen, 2);
  assert.equal(await chosen("Regulation"), own, "the person's choice stays");
  await away({ bahasa: "id", regulasi: "kukar-2024-rancangan" });
  await ready(seen, 3);
  assert.match(await chosen("Aturan"), /Kutai Kartanegara, rancangan/);
  assert.equal(await chosen("Kelas jabatan"), "Kelas 11");
});

test("the device keeps what was typed where the page around allows it, and a broken store is said", async (t) => {
  const { address } = await foreign(page('<kalkulator-tpp regulasi="kukar-2024-rancangan" simpan="layanan"></kalkulator-tpp>'));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
  await until(seen, () => localStorage["kalkulator-tpp-layanan"]);
  await seen.reload();
  await ready(seen);
  assert.equal(await one(seen, "x", "Kelas jabatan").locator("option:checked").textContent(), "Kelas 11");
  for (const broken of ["no json", "null", '{"format":9}']) {
    await seen.evaluate((broken) => (localStorage["kalkulator-tpp-layanan"] = broken), broken);
    await seen.reload();
    await ready(seen);
    assert.equal(await seen.locator("#x .notice").count(), 1, broken);
  }
});

/** Opens every section and every row of the breakdown, and goes back to the top. */
const openEverything = async (page) => {
  for (;;) {
    const isOpening = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("kalkulator-tpp");
      const closed = shadowRoot.querySelectorAll('button[aria-expanded="false"], details:not([open]) > summary');
      for (const button of closed) button.click();
      // The calendar comes by itself once it is opened, with more to open.
      return closed.length > 0 || !shadowRoot.querySelector(".calendar-days");
    });
    if (!isOpening) break;
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => scrollTo(0, 0));
};

test("the styles of the page around do not change its layout", async (t) => {
  const tag = '<kalkulator-tpp regulasi="kukar-2024-rancangan" tanggal="2024-03-15"></kalkulator-tpp>';
  const { address } = await foreign({
    ...page(tag),
    "styled.html": page(tag)["x.html"].replace(
      "<script",
      '<link rel="stylesheet" href="bootstrap.min.css"><link rel="stylesheet" href="reset.css"><script',
    ),
  });
  for (const viewport of [PHONE, { width: 1280, height: 800 }]) {
    const shapes = [];
    for (const name of ["x.html", "styled.html"]) {
      // Nothing on its way from one place to another.
      const seen = await visit(t, address + name, { viewport, reducedMotion: "reduce" });
      await ready(seen);
      await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
      await openEverything(seen);
      shapes.push(
        await seen.evaluate(() => {
          const element = document.querySelector("kalkulator-tpp");
          scrollTo(0, 0);
          element.style.cssText = "position:absolute;inset:0 auto auto 0;width:100vw;font-family:sans-serif";
          return [...element.shadowRoot.querySelectorAll(".tpp *")].map((inner) => {
            const { x, y, width, height } = inner.getBoundingClientRect();
            return [inner.localName, inner.className.baseVal ?? inner.className, x, y, width, height].join(" ");
          });
        }),
      );
    }
    assert.ok(shapes[0].length > 400, "everything is open");
    assert.deepEqual(shapes[1], shapes[0]);
  }
});

test("attributes change it while it stands; the theme is the host's", async (t) => {
  const { address } = await foreign({
    ...page('<kalkulator-tpp class="tema" regulasi="kukar-2024-rancangan"></kalkulator-tpp>'),
  });
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await seen.evaluate(() => (document.querySelector("kalkulator-tpp").bahasa = "en"));
  await one(seen, "x", "Job class").waitFor();
  await seen.evaluate(() => document.querySelector("kalkulator-tpp").style.setProperty("--tpp-primary", "#7a1f5c"));
  await one(seen, "x", "Job class").selectOption("Class 11");
  const colour = () => {
    const { shadowRoot } = document.querySelector("kalkulator-tpp");
    return getComputedStyle(shadowRoot.querySelector(".net .about")).color;
  };
  assert.equal(await seen.evaluate(colour), "rgb(122, 31, 92)");
  const background = () => {
    const { shadowRoot } = document.querySelector("kalkulator-tpp");
    return getComputedStyle(shadowRoot.querySelector(".tpp")).backgroundColor;
  };
  assert.equal(await seen.evaluate(background), "rgb(245, 247, 246)");
  await seen.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.equal(await seen.evaluate(background), "rgb(16, 25, 30)");
  const shape = () => {
    const root = document.querySelector("kalkulator-tpp").shadowRoot;
    const { borderTopLeftRadius, fontFamily } = getComputedStyle(root.querySelector("select"));
    return { borderTopLeftRadius, fontFamily, space: root.querySelector(".columns").getBoundingClientRect().height };
  };
  const usual = await seen.evaluate(shape);
  await seen.evaluate(() => {
    const { style } = document.querySelector("kalkulator-tpp");
    style.setProperty("--tpp-radius", "3px");
    style.setProperty("--tpp-font", "monospace");
    style.setProperty("--tpp-space", "32px");
  });
  const themed = await seen.evaluate(shape);
  assert.notEqual(usual.borderTopLeftRadius, "3px");
  assert.deepEqual([themed.borderTopLeftRadius, themed.fontFamily], ["3px", "monospace"]);
  assert.ok(themed.space > usual.space);
});

test("colours that cannot be read, unknown attributes and values are warned of", async (t) => {
  const { address } = await foreign({
    ...page('<kalkulator-tpp regulasi="kukar-2024-rancangan" regulation="x" tampilan="bulan" tanggal="2024-02-30" data-x v-if="a"></kalkulator-tpp>'),
    "reset.css": "kalkulator-tpp { --tpp-primary: #9fd }",
  });
  const warnings = [];
  const seen = await open(t, "about:blank");
  seen.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await seen.goto(`${address}x.html`);
  await ready(seen);
  for (const said of [/Atribut regulation tidak dikenal/, /tampilan="bulan" tidak dikenal/, /tanggal="2024-02-30"/]) {
    assert.equal(warnings.some((text) => said.test(text)), true, String(said));
  }
  assert.equal(warnings.some((text) => /data-x|v-if|Kontras/.test(text)), false);
  await seen.evaluate(() => {
    const fresh = document.createElement("kalkulator-tpp");
    fresh.style.setProperty("--tpp-primary", "#9fd");
    document.getElementById("x").replaceChildren(fresh);
  });
  await ready(seen, 2);
  assert.ok(warnings.some((text) => /Kontras --tpp-primary pada --tpp-surface hanya 1\.\d\d:1/.test(text)), warnings.join("\n"));
});

test("colours that cannot be read in the dark alone are warned of where the page may be dark", async (t) => {
  const tag = '<kalkulator-tpp regulasi="kukar-2024-rancangan" bahasa="en"></kalkulator-tpp>';
  const styled = (css) => page(tag)["x.html"].replace("<script", `<link rel="stylesheet" href="${css}"><script`);
  const theme = "kalkulator-tpp { --tpp-ink: #15232b }";
  const { address } = await foreign({
    "light.html": styled("light.css"),
    "light.css": theme,
    "both.html": styled("both.css"),
    "both.css": `:root { color-scheme: light dark } ${theme}`,
    "good.html": styled("good.css"),
    "good.css": ":root { color-scheme: light dark } kalkulator-tpp { --tpp-ink: light-dark(#15232b, #fff) }",
  });
  const warned = async (name) => {
    const warnings = [];
    const seen = await open(t, "about:blank");
    seen.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    await seen.goto(address + name);
    await ready(seen);
    return warnings.filter((text) => text.includes("contrast"));
  };
  assert.deepEqual(await warned("light.html"), []);
  const [first, ...more] = await warned("both.html");
  assert.match(first, /contrast of --tpp-ink on --tpp-page is only 1\.\d\d:1, WCAG AA asks for 4\.5:1 \(dark\)/);
  assert.ok([first, ...more].every((text) => text.includes("(dark)")), more.join("\n"));
  assert.deepEqual(await warned("good.html"), []);
});

test("a pack by address is used; one that cannot be had or used is named, and the person chooses", async (t) => {
  const own = JSON.parse(await readFile(new URL("../../web/regulations/seruyan-2023.json", import.meta.url), "utf8"));
  const { address } = await foreign({
    ...page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'),
    "paket.json": JSON.stringify({ ...own, id: "paket-kami", title: "<b>Paket kami</b>" }),
    "rusak.json": JSON.stringify({ ...own, id: "rusak", payment: {} }),
    "bukan.json": "<html>",
  });
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  const ask = async (regulasi) => {
    await seen.evaluate((regulasi) => {
      heard.length = 0;
      const fresh = document.createElement("kalkulator-tpp");
      fresh.setAttribute("regulasi", regulasi);
      document.getElementById("x").replaceChildren(fresh);
    }, regulasi);
    await ready(seen);
  };
  const said = () => seen.locator("#x .matter p").allInnerTexts();
  await ask("paket.json");
  assert.match(await seen.locator("#x").getByLabel("Aturan").locator("option:checked").textContent(), /<b>Paket kami<\/b>/);
  for (const [regulasi, code] of [
    ["tidak-ada.json", "pack_unreachable"],
    ["bukan.json", "pack_unreachable"],
    ["rusak.json", "pack_refused"],
    ["tidak-ada", "unknown_regulation"],
  ]) {
    await ask(regulasi);
    const galat = await until(seen, () => heard.find(({ name }) => name === "tpp-galat"));
    assert.equal(galat.detail.code, code, regulasi);
    assert.ok((await said()).join().includes(regulasi), `${regulasi} is named`);
    assert.equal(await one(seen, "x", "Kelas jabatan").count(), 0);
    await openRule(seen.locator("#x"));
    await one(seen, "x", "Aturan").selectOption("kukar-2024-rancangan");
    await one(seen, "x", "Kelas jabatan").waitFor();
  }
  // The browser itself notes the answer 404.
  assert.match(seen.faults.splice(0).join(), /404/);
});

test("the pack asked for last is used, whichever comes first; an object gives way to an id again", async (t) => {
  const file = new URL("../../web/regulations/seruyan-2023.json", import.meta.url);
  const own = { ...JSON.parse(await readFile(file, "utf8")), id: "paket-kami", title: "Paket kami" };
  const { address } = await foreign({
    ...page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'),
    "paket.json": JSON.stringify(own),
  });
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  const set = (regulasi) => seen.evaluate((pack) => (document.querySelector("kalkulator-tpp").regulasi = pack), regulasi);
  const chosen = seen.locator("#x").getByLabel("Aturan", { exact: true }).locator("option:checked");
  const becomes = (title) => chosen.filter({ hasText: title }).waitFor({ state: "attached" });

  let answer;
  const asked = new Promise((done) => seen.route("**/paket.json", (route) => done((answer = () => route.continue()))));
  await set("paket.json");
  await asked;
  await set("kukar-2023");
  await becomes("Kutai Kartanegara 2023");
  const late = seen.waitForResponse("**/paket.json");
  await answer();
  await (await late).finished();
  await seen.waitForTimeout(50);
  assert.match(await chosen.textContent(), /Kutai Kartanegara 2023/);

  await set({ ...own, id: "paket-lain", title: "Paket lain" });
  await becomes("Paket lain");
  await set("kukar-2023");
  await becomes("Kutai Kartanegara 2023");
});

test("a policy that refuses it gets a sentence, what lacks for the administrator, and the link inside the tag", async (t) => {
  for (const [csp, lacking] of [
    [policy(origin).replace("'wasm-unsafe-eval'", ""), "script-src 'wasm-unsafe-eval'"],
    [policy(origin).replace(`connect-src 'self' ${origin}`, "connect-src 'self'"), `connect-src ${origin}`],
    [policy(origin).replace(`connect-src 'self' ${origin};`, ""), `connect-src ${origin}`],
  ]) {
    const { address } = await foreign(undefined, csp);
    const page = await visit(t, `${address}element.html`);
    const { detail } = await until(page, () => heard.find(({ name }) => name === "tpp-galat"));
    assert.equal(detail.code, "not_started");
    assert.equal(detail.policy, lacking);
    assert.equal(detail.cause, "policy");
    const one = page.locator("#satu");
    await one.getByText("aturan keamanan halaman ini menolaknya").waitFor();
    await one.getByText("security policy of this page refuses it").waitFor();
    await one.getByText("Buka Kalkulator TPP").waitFor();
    assert.equal(await one.locator("pre").isVisible(), false);
    await one.getByText("Untuk pengelola situs / For the site's administrator").click();
    await one.locator("pre").waitFor();
    assert.equal(await one.locator("pre").innerText(), `Content-Security-Policy: ${lacking}`);
    assert.ok(page.faults.splice(0).length > 0);
  }
});

test("a pack that the policy refuses is named with what the policy lacks", async (t) => {
  const elsewhere = await serve();
  const { address } = await foreign(page(`<kalkulator-tpp regulasi="${elsewhere.address}paket.json"></kalkulator-tpp>`));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  const { detail } = await until(seen, () => heard.find(({ name }) => name === "tpp-galat"));
  assert.equal(detail.code, "pack_unreachable");
  assert.ok(detail.message.includes(`tambahkan: connect-src ${new URL(elsewhere.address).origin}`), detail.message);
  // Whoever only looks at the page can do nothing about it.
  assert.equal(await seen.getByText("connect-src").count(), 0);
  await one(seen, "x", "Aturan").waitFor();
  assert.match(seen.faults.splice(0).join(), /Content Security Policy/);
});

test("without WebAssembly, or without its file, it says so and shows the link inside the tag", async (t) => {
  for (const [hinder, sentence] of [
    [(page) => page.addInitScript(() => delete globalThis.WebAssembly), /memerlukan WebAssembly/],
    [(page) => page.route("**/*.wasm", (route) => route.abort()), /tidak ada sambungan, atau sambungan terputus/],
  ]) {
    const { address } = await foreign();
    const page = await open(t, "about:blank");
    await hinder(page);
    await page.goto(`${address}element.html`);
    const { detail } = await until(page, () => heard.find(({ name, from }) => name === "tpp-galat" && from === "satu"));
    assert.match(detail.message, sentence);
    assert.equal(detail.policy, undefined);
    assert.match((await page.locator("#satu a").innerText()), /Buka Kalkulator TPP/i);
    page.faults.length = 0;
  }
});

test("where a script of the element cannot be had, the tag says why and tries again", async (t) => {
  const HTTP_404 = (route) => route.fulfill({ status: 404, body: "" });
  const causes = [
    [HTTP_404, "missing", /tidak ada di situs ini/i],
    [(route) => route.abort(), "offline", /tidak ada sambungan, atau sambungan terputus/i],
  ];
  for (const file of ["element.js", "style.js", "calculator.js", "packs.js", "tpp.js"]) {
    for (const [hinder, cause, sentence] of causes) {
      const { address } = await foreign();
      const seen = await open(t, "about:blank");
      await seen.route(`**/${file}`, hinder);
      await seen.goto(`${address}element.html`);
      const one = seen.locator("#satu");
      await one.getByRole("button", { name: "Coba lagi / Try again" }).waitFor();
      assert.match(await one.getByRole("alert").innerText(), sentence, file);
      await one.getByText("Buka Kalkulator TPP").waitFor();
      const { detail } = await until(seen, () => heard.find(({ name, from }) => name === "tpp-galat" && from === "satu"));
      assert.deepEqual([detail.code, detail.cause], ["not_started", cause], file);
      assert.ok(detail.detail.includes(`/${file}: `), detail.detail);
      // The other tag says so too.
      await until(seen, () => heard.filter(({ name }) => name === "tpp-galat").length === 2);
      await seen.unroute(`**/${file}`);
      seen.faults.length = 0;
      await one.getByRole("button", { name: "Coba lagi / Try again" }).click();
      await until(seen, () => globalThis.heard?.some(({ name, from }) => name === "tpp-siap" && from === "satu"));
      await seen.context().close();
    }
  }
});

test("a program that was given is looked for where it was given", async (t) => {
  const [revision] = (await readdir(DIST)).filter((name) => /^[0-9a-f]{12}$/.test(name));
  const given = `${calculator.address}lain.wasm`;
  const { address } = await foreign({
    "x.html":
      `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,"><script type="module" src="events.js"></script>` +
      `<script type="module" src="given.js"></script><kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>`,
    "given.js":
      `import { useWasm } from "${calculator.address}${revision}/element.js";\n` +
      `useWasm({ estimate: "${given}" });\n`,
  });
  const seen = await visit(t, `${address}x.html`);
  const { detail } = await until(seen, () => heard.find(({ name }) => name === "tpp-galat"));
  assert.equal(detail.cause, "missing");
  assert.equal(detail.detail, `${given}: HTTP 404`);
  assert.match(seen.faults.splice(0).join(), /lain\.wasm/);
});

test("anybody can use the page it stands on, also twice in one language", async (t) => {
  const tag = '<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>';
  const { address } = await foreign(page(tag + tag));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen, 2);
  for (const label of await seen.getByLabel("Kelas jabatan", { exact: true }).all()) {
    await label.selectOption("Kelas 11");
  }
  await accessible(seen);
});
