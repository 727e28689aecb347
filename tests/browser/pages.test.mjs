// The custom element with both pages, on a foreign page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const RULES = 'regulasi="kukar-2024-rancangan" tanggal="2024-03-15"';
const BOTH = `<kalkulator-tpp tampilan="estimasi kepatuhan" ${RULES}></kalkulator-tpp>`;

const calculator = await serve();

/** A portal whose page `x.html` holds a tag. */
const foreign = ({ address }, tag) =>
  portal({
    calculator: address,
    element: "",
    csp: policy(new URL(address).origin),
    files: {
      "x.html":
        `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><title>Portal</title>` +
        `<link rel="icon" href="data:,"><script type="module" src="events.js"></script>` +
        `<script type="module" src="${address}kalkulator-tpp.js"></script>` +
        `<main><h1>Portal</h1><div id="x">${tag}</div></main>`,
    },
  });

/** That page once the element is ready, with all it asked for and all its console warned of. */
async function visit(t, tag, options = {}, server = calculator) {
  const host = await foreign(server, tag);
  const page = await open(t, "about:blank", options);
  page.asked = [];
  page.warned = [];
  page.host = host;
  page.on("request", (request) => page.asked.push(request.url()));
  page.on("console", (message) => message.type() === "warning" && page.warned.push(message.text()));
  await page.goto(`${host.address}x.html`);
  await ready(page);
  return page;
}

const ready = (page, times = 1) =>
  until(page, (times) => heard.filter(({ name }) => name === "tpp-siap").length === times, times);
const field = (page, label) => page.getByLabel(label, { exact: true });
const to = (page, name) => page.getByRole("button", { name, exact: true });
const chosen = (page, label) => field(page, label).locator("option:checked").textContent();
const change = (page, values) =>
  page.evaluate((values) => Object.assign(document.querySelector("kalkulator-tpp"), values), values);

/** Scores a unit in full with the lowest step of everything: a rating that nobody assumes. */
async function score(page) {
  await field(page, "Nama unit").fill("RSUD");
  await field(page, "Nama unit").press("Tab");
  await field(page, "Instrumen").selectOption("ombudsman-2022");
  await page.evaluate(() => {
    const all = () => document.querySelector("kalkulator-tpp").shadowRoot.querySelectorAll(".indicator");
    for (let n = 0; n < all().length; n += 1) {
      all()[n].querySelector("input[type=radio]")?.click();
      const number = all()[n].querySelector("input.number");
      if (!number) continue;
      number.value = "0";
      number.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  });
  await page.locator(".result .outcome .class", { hasText: "E" }).waitFor();
}

test("the one named first is seen first, and both are there without another request", async (t) => {
  const gone = await serve();
  const page = await visit(t, BOTH, {}, gone);
  const asked = page.asked.length;
  assert.ok(page.asked.some((url) => url.endsWith("officer_bg.wasm")));
  await Promise.all([gone.stop(), page.host.stop()]);

  assert.equal(await to(page, "Perkiraan TPP").getAttribute("aria-current"), "page");
  await field(page, "Kelas jabatan").selectOption("Kelas 11");
  await accessible(page);
  await to(page, "Perkiraan TPP").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await to(page, "Kepatuhan").getAttribute("aria-current"), "page");
  assert.equal(await to(page, "Perkiraan TPP").getAttribute("aria-current"), null);
  assert.equal(await field(page, "Kelas jabatan").isVisible(), false);
  await field(page, "Instrumen").selectOption("sakip");
  await page.locator(".indicator input[type=radio]").first().check();
  await until(page, () => heard.findLast(({ name }) => name === "tpp-nilai")?.detail.answered === 1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await accessible(page);

  await to(page, "Perkiraan TPP").click();
  assert.equal(await chosen(page, "Kelas jabatan"), "Kelas 11");
  await to(page, "Kepatuhan").click();
  assert.equal(await page.locator(".indicator input[type=radio]").first().isChecked(), true);
  assert.equal(page.asked.length, asked, "no request once it is ready");
  assert.equal(await page.evaluate(() => heard.filter(({ name }) => name === "tpp-siap").length), 1);
  assert.deepEqual(page.warned, []);
});

test("a class leads into the estimate and back, and takes nothing from what was typed there", async (t) => {
  const page = await visit(t, BOTH.replace("estimasi kepatuhan", "kepatuhan estimasi"));
  assert.equal(await to(page, "Kepatuhan").getAttribute("aria-current"), "page");
  await field(page, "Contoh: kelas jabatan").fill("7");
  const plain = to(page, "Buka perkiraan TPP");
  await plain.click();
  assert.equal(await chosen(page, "Kelas jabatan"), "Pilih kelas jabatan", "without a class nothing is taken along");
  const rule = await chosen(page, "Aturan");

  await to(page, "Kepatuhan").click();
  await score(page);
  const link = to(page, "Pakai hasil ini di perkiraan TPP");
  await link.click();
  await to(page, "Pakai").click();
  assert.equal(await chosen(page, "Kelas jabatan"), "Kelas 7");
  assert.equal(await chosen(page, "Predikat kinerja perangkat daerah"), "Sangat kurang · 75%");
  assert.match(await chosen(page, "Aturan"), /Kutai Kartanegara, rancangan/);
  assert.equal(await to(page, "Perkiraan TPP").evaluate((button) => button.matches(":focus")), true);

  await field(page, "Kelas jabatan").selectOption("Kelas 11");
  await to(page, "Kepatuhan").click();
  assert.equal(await field(page, "Nama unit").inputValue(), "RSUD");
  await to(page, "Kembalikan").click();
  assert.equal(await chosen(page, "Kelas jabatan"), "Kelas 11", "only the result is taken back");
  assert.equal(await chosen(page, "Aturan"), rule, "with the rule that came along with it");
  await to(page, "Kepatuhan").click();
  await link.click();
  await to(page, "Pakai").click();
  assert.equal(await chosen(page, "Kelas jabatan"), "Kelas 11");
  assert.equal(await chosen(page, "Predikat kinerja perangkat daerah"), "Sangat kurang · 75%");
  await page.getByText("Hasil organisasi di sini dipakai dari halaman kepatuhan.").waitFor();
  await to(page, "Kembalikan").click();
  assert.equal(await chosen(page, "Aturan"), rule, "it is taken back where it is seen, too");
  assert.equal(await chosen(page, "Kelas jabatan"), "Kelas 11");
  assert.equal(await page.evaluate(() => heard.filter(({ name }) => name === "tpp-siap").length), 1);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {}, "the device keeps nothing unasked");
});

test("both speak the language chosen last, and the buttons with them", async (t) => {
  const page = await visit(t, BOTH, { viewport: PHONE });
  await page.getByRole("button", { name: "English" }).click();
  await to(page, "Compliance").click();
  await field(page, "Instrument").waitFor();
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await to(page, "Perkiraan TPP").click();
  await field(page, "Kelas jabatan").waitFor();
  await change(page, { bahasa: "en" });
  await field(page, "Job class").waitFor();
  await to(page, "Compliance").click();
  await field(page, "Instrument").waitFor();
  await accessible(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width, "nothing sticks out");
});

test("what was typed on either outlives what the page around changes, and a visit where it may be kept", async (t) => {
  const page = await visit(t, BOTH.replace(RULES, `${RULES} simpan="layanan"`));
  await change(page, { simpan: null });
  await ready(page, 2);
  const typed = async () => [await field(page, "Nama unit").inputValue(), await chosen(page, "Kelas jabatan")];
  await field(page, "Kelas jabatan").selectOption("Kelas 11");
  await to(page, "Kepatuhan").click();
  await score(page);
  await change(page, { regulasi: "kukar-2023" });
  await ready(page, 3);
  assert.equal(await to(page, "Kepatuhan").getAttribute("aria-current"), "page", "the page seen last");
  assert.deepEqual(await typed(), ["RSUD", "Kelas 11"]);
  await page.evaluate(async () => {
    const element = document.querySelector("kalkulator-tpp");
    const place = element.parentElement;
    element.remove();
    await new Promise((done) => setTimeout(done, 20));
    place.append(element);
  });
  await ready(page, 4);
  assert.deepEqual(await typed(), ["RSUD", "Kelas 11"]);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});

  await change(page, { simpan: "layanan" });
  await ready(page, 5);
  await field(page, "Nama unit").fill("Puskesmas");
  await field(page, "Nama unit").press("Tab");
  await field(page, "Instrumen").selectOption("sakip");
  await page.locator(".indicator input[type=radio]").first().check();
  await to(page, "Perkiraan TPP").click();
  await field(page, "Kelas jabatan").selectOption("Kelas 7");
  await page.reload();
  await ready(page);
  assert.deepEqual(await typed(), ["Puskesmas", "Kelas 7"]);
});

test("names it does not know are warned of, and the others are used as ordered", async (t) => {
  const page = await visit(t, BOTH.replace("estimasi kepatuhan", " kepatuhan  bulan estimasi kepatuhan"));
  assert.equal(await to(page, "Kepatuhan").getAttribute("aria-current"), "page");
  assert.deepEqual(page.warned, ['kalkulator-tpp: tampilan="bulan" tidak dikenal; yang dikenal: estimasi, kepatuhan, paket.']);
  await change(page, { tampilan: "estimasi kepatuhan" });
  await ready(page, 2);
  assert.equal(await to(page, "Perkiraan TPP").getAttribute("aria-current"), "page");
  await change(page, { tampilan: "estimasi" });
  await ready(page, 3);
  assert.equal(await to(page, "Perkiraan TPP").count(), 0, "one page needs no buttons");
});

test("the officer's page beside it changes nothing in the look of the estimate", async (t) => {
  const shapes = [];
  for (const tag of [BOTH, BOTH.replace("estimasi kepatuhan", "estimasi")]) {
    const page = await visit(t, tag, { reducedMotion: "reduce" });
    await field(page, "Kelas jabatan").selectOption("Kelas 11");
    shapes.push(
      await page.evaluate(async () => {
        const tpp = document.querySelector("kalkulator-tpp").shadowRoot.querySelector(".tpp");
        for (;;) {
          const closed = tpp.querySelectorAll('button[aria-expanded="false"], details:not([open]) > summary');
          // The calendar comes by itself once it is opened, with more to open.
          if (closed.length === 0 && tpp.querySelector(".calendar-days")) break;
          for (const button of closed) button.click();
          await new Promise((done) => setTimeout(done, 50));
        }
        const top = tpp.getBoundingClientRect().y;
        return [...tpp.querySelectorAll("*")].filter((inner) => inner.getClientRects().length > 0).map((inner) => {
          const { x, y, width, height } = inner.getBoundingClientRect();
          return [inner.localName, inner.className.baseVal ?? inner.className, x, y - top, width, height].join(" ");
        });
      }),
    );
  }
  assert.ok(shapes[0].length > 400, "everything is open");
  assert.deepEqual(shapes[1], shapes[0]);
});
