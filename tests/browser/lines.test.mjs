// Weak lines, missing files, old browsers: every page says why it has not started, in words for
// whoever reads it, and tries again when asked to.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { host } from "./host.mjs";
import { accessible, open, openRule, PHONE, until } from "./stage.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const PAGES = [
  { name: "the estimate", at: "", wasm: "/tpp_bg.wasm", script: "/packs-first.js" },
  { name: "the officer's page", at: "kepatuhan.html", wasm: "/officer_bg.wasm", script: "/instruments.js" },
  { name: "the frame", at: "bingkai.html?regulasi=kukar-2024-rancangan", wasm: "/tpp_bg.wasm", script: "/words.js" },
];
/** What is wrong with the wasm, or with a script, and what is said of it. */
const FAULTS = [
  ["the line drops", { drops: true }, [/sambungan terputus/, /it was cut off/]],
  ["404", { status: 404 }, [/tidak ada di situs ini/, /are not on this site/]],
  ["403", { status: 403 }, [/tidak mau memberikan/, /does not hand out/]],
  ["500", { status: 500 }, [/server situs ini sedang bermasalah/, /server has a problem/]],
  ["HTML in its place", { html: "<!doctype html><h1>Masuk</h1>" }, [/tidak utuh, atau diganti/, /came incomplete/]],
  ["half of it", { cut: true }, [/tidak utuh, atau diganti/, /came incomplete/]],
];

const stands = () => {
  const roots = [document, ...[...document.querySelectorAll("kalkulator-tpp")].map((tag) => tag.shadowRoot)];
  return roots.some((root) => root?.querySelector("select:not(:disabled)"));
};
const standsOrSays = () => {
  const tags = [...document.querySelectorAll("kalkulator-tpp")];
  const roots = [document, ...tags.map((tag) => tag.shadowRoot)].filter(Boolean);
  const isSaid = (text) => /Coba lagi|peramban/.test(text ?? "");
  return roots.some(
    (root) =>
      root.querySelector("select:not(:disabled)") ||
      isSaid(root.body?.innerText) ||
      [...root.children].some((part) => isSaid(part.innerText)),
  );
};
const again = (page) => page.getByRole("button", { name: "Coba lagi / Try again" });
/** What a person sees, in shadow roots too. */
const visible = (page) =>
  page.evaluate(() => {
    const tags = [...document.querySelectorAll("kalkulator-tpp")];
    const inside = tags.flatMap(({ shadowRoot }) => [...(shadowRoot?.children ?? [])]);
    return [document.body, ...inside].map((part) => part.innerText).join("\n");
  });

for (const { name, at, wasm, script } of PAGES) {
  test(`${name} says what is wrong with its files, and tries again`, async (t) => {
    const served = await host(DIST);
    for (const [number, [fault, answer, [id, en]]] of FAULTS.entries()) {
      const file = number % 2 ? script : wasm;
      served.fault = (path) => (path.endsWith(file) ? answer : undefined);
      const page = await open(t, served.address + at, { viewport: PHONE });
      await again(page).waitFor();
      const said = await visible(page);
      for (const sentence of [id, en]) assert.match(said, sentence, `${file}, ${fault}`);
      assert.doesNotMatch(said, /sedang dimuat|HTTP|sha256|Content-Security-Policy/, `${file}, ${fault}`);
      served.fault = () => undefined;
      await again(page).click();
      await until(page, stands);
      assert.doesNotMatch(await visible(page), id);
      page.faults.length = 0;
      await page.context().close();
    }
  });

  test(`${name} says it takes long only once it does, and no more when it is there`, async (t) => {
    const served = await host(DIST);
    for (const file of [wasm, script]) {
      let go;
      const wait = new Promise((done) => (go = done));
      // A worker would fetch the files by itself, and the page would be there.
      const page = await open(t, "about:blank", { viewport: PHONE, serviceWorkers: "block" });
      await page.clock.install();
      await page.route(`**${file}`, async (route) => {
        await wait;
        await route.continue();
      });
      await page.goto(served.address + at, { waitUntil: "commit" });
      await page.locator("[data-place], kalkulator-tpp").first().waitFor({ state: "attached" });
      await page.locator(".late").waitFor({ state: "hidden" });
      await page.clock.fastForward(15_000);
      assert.doesNotMatch(await visible(page), /sambungan lambat|tidak utuh|Coba lagi/);
      await page.clock.fastForward(10_000);
      await again(page).waitFor();
      assert.match(await visible(page), /sambungan lambat atau tersendat[^]*slow, or stuck/);
      go();
      await until(page, stands);
      assert.doesNotMatch(await visible(page), /sambungan lambat/);
      await page.context().close();
    }
  });
}

/** Whether the device keeps the figure of the answers that it keeps. */
const figureIsKept = () => {
  const { answers } = JSON.parse(localStorage["kalkulator-tpp-figure"] ?? "{}");
  return answers && answers === localStorage["kalkulator-tpp"];
};

test("the figure of the last visit stands there also where the script is faster than the page", async (t) => {
  const served = await host(DIST);
  const page = await open(t, served.address, { viewport: PHONE, serviceWorkers: "block" });
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, figureIsKept);
  const figure = await page.locator(".bar strong").innerText();
  // Before a word of the body is read.
  await page.route(served.address, async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace("<script async ", "<script ");
    await route.fulfill({ response: answer, body: html });
  });
  await page.route("**/*.wasm", () => {});
  await page.goto(served.address, { waitUntil: "commit" });
  await page.locator(".coming .bar strong", { hasText: figure }).waitFor();
  // The browser asks for the icon when it likes.
  await page.context().close();
});

test("a tag that a page names without hashes says which file came by half", async (t) => {
  const served = await host(DIST);
  const html = '<!doctype html><script type="module" src="kalkulator-tpp.js"></script>' +
    '<kalkulator-tpp regulasi="kukar-2024-rancangan"></kalkulator-tpp>';
  for (const file of ["words-id.js", "packs-rest.js", "rule.js"]) {
    const cut = (path) => (path.endsWith(`/${file}`) ? { cut: true } : undefined);
    served.fault = (path) => (path === "/portal.html" ? { html } : cut(path));
    const page = await open(t, `${served.address}portal.html`, { viewport: PHONE });
    await again(page).waitFor();
    assert.match(await visible(page), /tidak utuh, atau diganti[^]*came incomplete/, file);
    await page.getByText("Untuk pengelola situs / For the site's administrator").click();
    assert.match(await page.locator("pre").innerText(), new RegExp(`/${file}: \\d+ B`));
    served.fault = (path) => (path === "/portal.html" ? { html } : undefined);
    await again(page).click();
    await until(page, stands);
    page.faults.length = 0;
    await page.context().close();
  }
});

test("what only helps whoever runs the site is folded, and names the file", async (t) => {
  const served = await host(DIST);
  served.fault = (path) => (path.endsWith("/packs-first.js") ? { status: 404 } : undefined);
  const page = await open(t, served.address, { viewport: PHONE });
  await again(page).waitFor();
  await accessible(page);
  await page.getByText("Untuk pengelola situs / For the site's administrator").click();
  await page.locator("pre").waitFor();
  assert.match(await page.locator("pre").innerText(), /\/[0-9a-f]{12}\/packs-first\.js: HTTP 404/);
  assert.ok(page.faults.some((text) => /packs-first\.js: HTTP 404/.test(text)));
  page.faults.length = 0;
});

test("the text comes without the script that finds the cause", async (t) => {
  const served = await host(DIST);
  served.fault = (path) => (/boot\.js$|\.wasm$/.test(path) ? { hangs: true } : undefined);
  const page = await open(t, "about:blank", { viewport: PHONE });
  await page.goto(served.address, { waitUntil: "commit" });
  const late = page.locator(".late");
  await late.waitFor({ state: "attached" });
  assert.equal(await late.isVisible(), false);
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.match(await late.innerText(), /Kalkulator belum juga tampil[^]*still not here[^]*Coba lagi/);
  served.fault = () => undefined;
  await late.getByRole("link").click();
  await until(page, stands);
  // Before the server is gone: the worker has begun to fetch.
  await page.context().close();
});

test("a dropped line that comes back needs nobody's hand", async (t) => {
  const served = await host(DIST);
  served.fault = (path) => (path.endsWith(".wasm") ? { drops: true } : undefined);
  const page = await open(t, served.address);
  await again(page).waitFor();
  served.fault = () => undefined;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await until(page, stands);
  await page.waitForLoadState("networkidle");
  page.faults.length = 0;
});

/** What goes wrong with compiling as it streams, in browsers and proxies. */
const STREAMS = {
  refused: () => (WebAssembly.compileStreaming = WebAssembly.instantiateStreaming = () => Promise.reject(new TypeError("no"))),
  missing: () => {
    delete WebAssembly.compileStreaming;
    delete WebAssembly.instantiateStreaming;
  },
  hanging: () => (WebAssembly.compileStreaming = WebAssembly.instantiateStreaming = () => new Promise(() => {})),
};

for (const { name, at } of PAGES) {
  test(`${name} starts by the second way where streaming is no way`, async (t) => {
    const served = await host(DIST);
    for (const spoil of Object.values(STREAMS)) {
      const page = await open(t, "about:blank", { serviceWorkers: "block" });
      await page.addInitScript(spoil);
      await page.goto(served.address + at);
      await until(page, stands);
    }
  });
}

/** What browsers lack that are older, or that are set up by somebody careful. */
const LACKING = {
  "Object.hasOwn": () => delete Object.hasOwn,
  structuredClone: () => delete globalThis.structuredClone,
  "CSS.registerProperty": () => delete CSS.registerProperty,
  "sheets made by scripts": () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    globalThis.CSSStyleSheet = function () {
      throw new TypeError("Illegal constructor");
    };
  },
  "AbortSignal.timeout": () => delete AbortSignal.timeout,
  ResizeObserver: () => delete globalThis.ResizeObserver,
  "the zone of Makassar": () => {
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = function (language, options) {
      if (options?.timeZone) throw new RangeError(`Invalid time zone specified: ${options.timeZone}`);
      return new DateTimeFormat(language, options);
    };
  },
  WebAssembly: () => delete globalThis.WebAssembly,
  "custom elements": () => Object.defineProperty(globalThis, "customElements", { value: undefined }),
  moveBefore: () => delete Element.prototype.moveBefore,
  "service workers": () => delete Navigator.prototype.serviceWorker,
  "the right to workers": () =>
    Object.defineProperty(Navigator.prototype, "serviceWorker", {
      get: () => {
        throw new DOMException("sandboxed", "SecurityError");
      },
    }),
  "a store": () =>
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    }),
};

for (const { name, at } of PAGES) {
  test(`${name} runs or says in words why not, whatever a browser lacks`, async (t) => {
    const served = await host(DIST);
    for (const [what, remove] of Object.entries(LACKING)) {
      const page = await open(t, "about:blank", { serviceWorkers: "block" });
      await page.addInitScript(remove);
      await page.goto(served.address + at);
      await until(page, standsOrSays).catch(() => assert.fail(`nothing is said without ${what}`));
      page.faults.length = 0;
      await page.context().close();
    }
  });
}

test("the page has its shape before any program is there, and keeps it", async (t) => {
  const served = await host(DIST);
  for (const at of ["", "kepatuhan.html"]) {
    for (const viewport of [PHONE, undefined]) {
      for (const colorScheme of ["light", "dark"]) {
        const page = await open(t, "about:blank", { colorScheme, ...(viewport && { viewport }) });
        await page.addInitScript(() => {
          globalThis.shifted = 0;
          new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) globalThis.shifted += value;
          }).observe({ type: "layout-shift", buffered: true });
        });
        let go;
        const wait = new Promise((done) => (go = done));
        await page.route("**/*.wasm", async (route) => {
          await wait;
          await route.continue();
        });
        await page.goto(served.address + at, { waitUntil: "commit" });
        await page.locator(".coming").waitFor();
        await page.waitForTimeout(200);
        const shape = await page.locator(".coming .section").first().boundingBox();
        go();
        await until(page, stands);
        await page.waitForTimeout(200);
        const real = await page.locator(".questions .section").first().boundingBox();
        assert.ok(Math.abs(real.y - shape.y) <= 8 && Math.abs(real.x - shape.x) <= 1, JSON.stringify({ at, shape, real }));
        assert.ok((await page.evaluate(() => shifted)) < 0.02, `${at} moves by ${await page.evaluate(() => shifted)}`);
        await page.context().close();
      }
    }
  }
});

test("the figure of the last visit stands there at once, and only if it is still the same", async (t) => {
  const served = await host(DIST);
  const page = await open(t, served.address, { viewport: PHONE, serviceWorkers: "block" });
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  const shown = page.locator(".bar strong");
  await until(page, figureIsKept);
  const figure = await shown.innerText();
  assert.match(figure, /Rp\d/);
  let hold = true;
  await page.route("**/*.wasm", async (route) => {
    while (hold) await new Promise((done) => setTimeout(done, 50));
    await route.continue();
  });
  await page.goto(served.address, { waitUntil: "commit" });
  await page.locator(".coming .bar strong", { hasText: "Rp" }).waitFor();
  assert.equal(await shown.innerText(), figure);
  assert.equal(await page.locator(".coming .bar small").innerText(), "memakai angka pinjaman");
  await page.evaluate(() => (localStorage["kalkulator-tpp"] += " "));
  await page.goto(served.address, { waitUntil: "commit" });
  await page.locator(".coming").waitFor();
  await page.waitForTimeout(500);
  assert.equal(await shown.innerText(), "");
  hold = false;
  await until(page, stands);
  assert.equal(await shown.innerText(), figure);
});

test("the first figure waits neither for the other rules nor for the other language, which come when they can", async (t) => {
  const served = await host(DIST);
  served.fault = (path) => (/packs-rest|words-en/.test(path) ? { drops: true } : undefined);
  const page = await open(t, served.address, { viewport: PHONE, serviceWorkers: "block" });
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await until(page, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  const figure = await page.locator(".net .figure").innerText();
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator(".net .figure").innerText(), figure);
  page.faults.length = 0;
  served.fault = () => undefined;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByLabel("Job class", { exact: true }).waitFor();
  await openRule(page);
  await page.getByLabel("Regulation", { exact: true }).selectOption({ label: "Kabupaten Seruyan 2023" });
  await until(page, () => localStorage["kalkulator-tpp"]?.includes("seruyan-2023"));
  await page.reload();
  await page.getByLabel("Job class", { exact: true }).waitFor();
  const rule = page.getByLabel("Regulation", { exact: true }).locator("option:checked");
  assert.match(await rule.textContent(), /Seruyan 2023/, "the rule used last is fetched before anything is shown");
});
