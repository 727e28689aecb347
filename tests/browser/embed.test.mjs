// The custom element on a foreign page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { policy, portal } from "./portal.mjs";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

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
});

test("moved it keeps what was typed; removed it is gone; put back it starts anew", async (t) => {
  const { address } = await foreign(page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await one(seen, "x", "Kelas jabatan").selectOption("Kelas 11");
  await seen.evaluate(() => document.querySelector("main").append(document.querySelector("kalkulator-tpp")));
  await seen.waitForTimeout(50);
  const label = seen.getByLabel("Kelas jabatan", { exact: true });
  assert.equal(await label.locator("option:checked").innerText(), "Kelas 11");
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
});

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
      const seen = await visit(t, address + name, { viewport });
      await ready(seen);
      shapes.push(
        await seen.evaluate(() => {
          const element = document.querySelector("kalkulator-tpp");
          element.style.cssText = "position:absolute;inset:0 auto auto 0;width:100vw;font-family:sans-serif";
          return [...element.shadowRoot.querySelectorAll(".tpp *")].map((inner) => {
            const { x, y, width, height } = inner.getBoundingClientRect();
            return [inner.localName, inner.className.baseVal ?? inner.className, x, y, width, height].join(" ");
          });
        }),
      );
    }
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
    return getComputedStyle(shadowRoot.querySelector(".net .figure")).color;
  };
  assert.equal(await seen.evaluate(colour), "rgb(122, 31, 92)");
  const background = () => {
    const { shadowRoot } = document.querySelector("kalkulator-tpp");
    return getComputedStyle(shadowRoot.querySelector(".tpp")).backgroundColor;
  };
  assert.equal(await seen.evaluate(background), "rgb(245, 247, 246)");
  await seen.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.equal(await seen.evaluate(background), "rgb(16, 25, 30)");
});

test("colours that cannot be read, unknown attributes and values are warned of", async (t) => {
  const { address } = await foreign({
    ...page('<kalkulator-tpp regulation="x" tampilan="bulan" tanggal="2024-02-30" data-x v-if="a"></kalkulator-tpp>'),
    "reset.css": "kalkulator-tpp { --tpp-primary: #9fd }",
  });
  const warnings = [];
  const seen = await open(t, "about:blank");
  seen.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await seen.goto(`${address}x.html`);
  await ready(seen);
  for (const said of [/atribut regulation tidak dikenal/, /tampilan="bulan" tidak dikenal/, /tanggal="2024-02-30"/]) {
    assert.equal(warnings.some((text) => said.test(text)), true, String(said));
  }
  assert.equal(warnings.some((text) => /data-x|v-if|kontras/.test(text)), false);
  await seen.evaluate(() => {
    const fresh = document.createElement("kalkulator-tpp");
    fresh.style.setProperty("--tpp-primary", "#9fd");
    document.getElementById("x").replaceChildren(fresh);
  });
  await ready(seen, 2);
  assert.ok(warnings.some((text) => /kontras --tpp-primary pada --tpp-surface hanya 1\.\d\d:1/.test(text)), warnings.join("\n"));
});

test("a pack by address is used; one that cannot be had or used is named, and the built-in rules stay", async (t) => {
  const own = JSON.parse(await readFile(new URL("../../web/regulations/seruyan-2023.json", import.meta.url), "utf8"));
  const { address } = await foreign({
    ...page("<kalkulator-tpp></kalkulator-tpp>"),
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
  const said = () => seen.locator("#x .said, #x .notice").allInnerTexts();
  await ask("paket.json");
  assert.match(await seen.locator("#x").getByLabel("Aturan").locator("option:checked").innerText(), /<b>Paket kami<\/b>/);
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
    await one(seen, "x", "Kelas jabatan").waitFor();
  }
  // The browser itself notes the answer 404.
  assert.match(seen.faults.splice(0).join(), /404/);
});

test("a policy without wasm gets a sentence for the administrator, and the link inside the tag", async (t) => {
  const { address } = await foreign(undefined, policy(origin).replace("'wasm-unsafe-eval'", ""));
  const page = await visit(t, `${address}element.html`);
  const said = await until(page, () => heard.find(({ name }) => name === "tpp-galat"));
  assert.equal(said.detail.code, "not_started");
  const text = (await page.locator("#satu :is(.said, a)").allInnerTexts()).join("\n");
  assert.match(text, /Untuk pengelola situs: Content-Security-Policy harus mengizinkan 'wasm-unsafe-eval'/);
  assert.match(text, /For the site's administrator/);
  assert.match(text, /Buka Kalkulator TPP/i);
  assert.ok(page.faults.splice(0).length > 0);
});

test("anybody can use the page it stands on", async (t) => {
  const { address } = await foreign(page('<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>'));
  const seen = await visit(t, `${address}x.html`);
  await ready(seen);
  await accessible(seen);
});
