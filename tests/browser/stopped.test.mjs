// A program that traps after it has started: the page says so, and what stands there stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { accessible, keptWhole, open, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();

/** From now on what a wasm calls may trap: with `globalThis.trap` set, it does. */
const trappable = () => {
  const { instantiate } = WebAssembly;
  const trapped = (work) =>
    typeof work !== "function"
      ? work
      : (...given) => {
          if (globalThis.trap) throw new WebAssembly.RuntimeError("unreachable");
          return work(...given);
        };
  WebAssembly.instantiate = (source, imports) => {
    const wrapped = Object.entries(imports).map(([from, works]) => [
      from,
      Object.fromEntries(Object.entries(works).map(([name, work]) => [name, trapped(work)])),
    ]);
    return instantiate(source, Object.fromEntries(wrapped));
  };
};

async function visit(t, at, options) {
  const page = await open(t, "about:blank", options);
  await page.addInitScript(trappable);
  await page.goto(at);
  return page;
}

/** Makes the program trap at the next thing that is done. */
async function trap(page, work) {
  await page.evaluate(() => (globalThis.trap = true));
  await work();
  await page.getByRole("button", { name: /Muat ulang|Load the page/ }).waitFor();
  await page.evaluate(() => (globalThis.trap = false));
  assert.ok(page.faults.splice(0).length > 0, "the console has the reason");
}

const reload = (page) => page.getByRole("button", { name: /Muat ulang halaman/ });

test("the estimate on its own page", async (t) => {
  const page = await visit(t, address, { viewport: PHONE });
  const field = page.getByLabel("Kelas jabatan", { exact: true });
  await field.waitFor();
  await trap(page, () => page.getByRole("button", { name: "English" }).click());
  assert.deepEqual(await page.locator("[role=alert] p").allInnerTexts(), [
    "Halaman ini berhenti karena galat.",
    "This page has stopped because of an error.",
  ]);
  await page.reload();
  await field.selectOption("Kelas 11");
  // The estimate has nothing more to do that could trap before the press.
  await until(page, () => localStorage.getItem("kalkulator-tpp")?.includes("position.class"));
  await keptWhole(page);
  await page.context().setOffline(true);
  await trap(page, () => page.getByRole("button", { name: "English" }).click());
  const [id, en] = await page.locator("[role=alert] p").allInnerTexts();
  assert.match(id, /Isian yang sudah tersimpan di perangkat ini tetap ada\.$/);
  assert.match(en, /What this device has kept so far is still there\.$/);
  assert.equal(await field.isEnabled(), true);
  assert.equal(await page.locator("#kalkulator").evaluate((place) => place.inert), true);
  assert.equal(await reload(page).evaluate((button) => button.matches(":focus")), true);
  await accessible(page);
  await page.context().setOffline(false);
  await reload(page).click();
  await until(page, () => document.querySelector("[role=alert]") === null);
  await field.locator("option:checked", { hasText: /^Kelas 11$/ }).waitFor({ state: "attached" });
});

test("the officer's page on its own", async (t) => {
  const page = await visit(t, `${address}kepatuhan.html`);
  await page.getByLabel("Instrumen", { exact: true }).selectOption("sakip");
  await page.locator(".indicator input[type=radio]").first().check();
  await until(page, () => localStorage.getItem("kalkulator-tpp-kepatuhan")?.includes("sakip"));
  await trap(page, () => page.locator(".indicator input[type=radio]:visible").last().click());
  assert.match(await page.locator("[role=alert] p").first().innerText(), /tetap ada\.$/);
  await reload(page).click();
  await until(page, () => document.querySelector(".indicator input:checked") !== null);
});

/** A portal with tags, and a script that traps in wasm of its own. */
const foreign = (tags) =>
  portal({
    calculator: address,
    element: "",
    csp: policy(new URL(address).origin),
    files: {
      "own.js": "globalThis.trapOfOurOwn = () => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });",
      "x.html":
        `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,">` +
        `<script type="module" src="own.js"></script><script type="module" src="events.js"></script>` +
        `<script type="module" src="${address}kalkulator-tpp.js"></script><main><h1>Portal</h1>${tags}</main>`,
    },
  });

test("elements on a foreign page: those whose program has trapped, and no other", async (t) => {
  const tag = (pages, more = "") =>
    `<div id="${pages.replace(" ", "-")}"><kalkulator-tpp tampilan="${pages}" regulasi="kukar-2024-rancangan" ${more}></kalkulator-tpp></div>`;
  const host = await foreign(tag("estimasi kepatuhan", 'simpan="layanan"') + tag("estimasi", 'bahasa="en"'));
  const page = await visit(t, `${host.address}x.html`);
  const stopped = () => page.evaluate(() => heard.filter(({ detail }) => detail.code === "stopped"));
  const [both, one] = ["#estimasi-kepatuhan", "#estimasi"].map((place) => page.locator(place));
  await until(page, () => heard.filter(({ name }) => name === "tpp-siap").length === 2);
  await page.evaluate(() => trapOfOurOwn());
  await page.waitForTimeout(50);
  assert.deepEqual(await stopped(), []);
  page.faults.length = 0;

  await both.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  // The estimate has nothing more to do that could trap.
  await until(page, () => Object.keys(localStorage).some((key) => key.includes("layanan")));
  await both.getByRole("button", { name: "Kepatuhan" }).click();
  await trap(page, () => both.getByLabel("Instrumen", { exact: true }).selectOption("sakip"));
  const [{ from, detail }, ...more] = await stopped();
  assert.deepEqual([from, more], ["estimasi-kepatuhan", []]);
  assert.equal(detail.message, "Halaman ini berhenti karena galat.");
  assert.equal(await reload(both).evaluate((button) => button.matches(":focus")), true);
  assert.match(await both.locator(".head p").first().innerText(), /tetap ada\.$/);
  await accessible(page);

  await one.getByLabel("Job class", { exact: true }).selectOption("Class 7");
  // It keeps what was typed after a pause of 400 ms.
  await page.waitForTimeout(600);
  await page.evaluate(() => heard.splice(0));
  await page.evaluate(() => (globalThis.trap = true));
  await one.getByLabel("Job class", { exact: true }).selectOption("Class 8");
  await one.getByRole("button", { name: "Load the page again" }).waitFor();
  await page.evaluate(() => (globalThis.trap = false));
  page.faults.length = 0;
  assert.deepEqual((await stopped()).map(({ from }) => from), ["estimasi"]);
  assert.equal(await one.locator(".head p").first().innerText(), "This page has stopped because of an error.");
});
