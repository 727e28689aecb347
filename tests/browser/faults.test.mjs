// What befalls a page from outside: a clock that is wrong, a tab that is frozen, edits without end, a rule
// that changes under a run. The figures stay right, nothing typed is lost, memory stays flat.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { held } from "./mounts.mjs";
import { open, openRule, serve, until } from "./stage.mjs";

const { address } = await serve();
const dist = await readdir(new URL("../../dist/", import.meta.url));
const folder = `${address}${dist.find((name) => /^[0-9a-f]{12}$/.test(name))}/`;

const net = (page) => page.locator(".net .figure").innerText();
const field = (page, question) => page.getByLabel(question, { exact: true });
const ready = (page) => until(page, () => document.querySelector(".net") !== null);

async function fill(page) {
  await openRule(page);
  await field(page, "Bulan").selectOption("Maret");
  await openRule(page);
  await field(page, "Tahun").selectOption("2024");
  await field(page, "Kelas jabatan").selectOption("Kelas 11");
}

async function begin(t) {
  const page = await open(t, address);
  await ready(page);
  await fill(page);
  return page;
}

for (const year of [1970, 2011, 2099]) {
  test(`with a clock that says ${year} the month chosen holds, and its figure is the same`, async (t) => {
    const page = await begin(t);
    const right = await net(page);
    const wrong = await open(t, "about:blank");
    await wrong.clock.install({ time: new Date(`${year}-06-15T08:00:00`) });
    await wrong.goto(address);
    await ready(wrong);
    await openRule(wrong);
    const years = await field(wrong, "Tahun").locator("option").allInnerTexts();
    assert.ok(years.includes("2024"), `2024 can be chosen: ${years}`);
    await fill(wrong);
    assert.equal(await net(wrong), right);
  });
}

test("a tab that was frozen goes on where it was", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  const devtools = await page.context().newCDPSession(page);
  for (const state of ["frozen", "active", "frozen", "active"]) {
    await devtools.send("Page.setWebLifecycleState", { state });
  }
  assert.equal(await net(page), before);
  await field(page, "Kelas jabatan").selectOption("Kelas 9");
  assert.notEqual(await net(page), before);
  await field(page, "Kelas jabatan").selectOption("Kelas 11");
  assert.equal(await net(page), before);
});

test("ten thousand edits leave the figure right and memory flat", async (t) => {
  const page = await begin(t);
  const right = await net(page);
  const select = await field(page, "Kelas jabatan").elementHandle();
  const edit = (times) =>
    page.evaluate(
      async ([select, times]) => {
        const values = [...select.options].map(({ value }) => value).filter(Boolean);
        const put = (value) => {
          select.value = value;
          select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
        };
        const last = select.value;
        for (let turn = 0; turn < times; turn++) {
          put(values[turn % values.length]);
          if (turn % 20 === 0) await new Promise((done) => requestAnimationFrame(done));
        }
        put(last);
        await new Promise((done) => setTimeout(done, 500));
      },
      [select, times],
    );
  // Until the memory has taken the shape that it keeps.
  await edit(10_000);
  const before = await held(page, folder);
  await edit(10_000);
  const after = await held(page, folder);
  assert.equal(await net(page), right);
  assert.equal(after.wasm, before.wasm, "wasm memory");
  assert.equal(after.documents, before.documents);
  assert.ok(after.listeners <= before.listeners + 20, `listeners ${before.listeners} to ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 200, `nodes ${before.nodes} to ${after.nodes}`);
  assert.ok(after.heap <= before.heap * 1.25 + 500_000, `heap ${before.heap} to ${after.heap}`);
});

test("a draft that is changed under a run does not mix with it", async (t) => {
  const page = await open(t, new URL("simulasi.html", address).href);
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  await page.getByText("Ubah rancangan").click();
  await page.locator(".made-form h3 button", { hasText: "Kriteria" }).click();
  await page.locator(".entry-head button.fold", { hasText: "Beban kerja" }).click();
  const workload = page.getByLabel("Nilai umum").first();
  await workload.fill("45");
  await press("Pakai daftar contoh");
  await until(page, () => document.querySelector(".layout .opened"));
  await press("Jalankan simulasi");
  const much = () => until(page, () => document.querySelector(".cost .much")?.innerText);
  const first = await much();
  // Under way with 45, then another number: whatever stands at the end belongs to one of the two rules.
  await press("Jalankan simulasi");
  await workload.fill("50");
  await until(page, () => document.querySelector("progress") === null);
  const shown = await page.evaluate(() => document.querySelector(".cost .much")?.innerText ?? "");
  assert.ok(shown === "" || shown === first, `${shown} is of neither`);
  await press("Jalankan simulasi");
  await until(page, (first) => {
    const much = document.querySelector(".cost .much")?.innerText;
    return document.querySelector("progress") === null && much && much !== first;
  }, first);
});
