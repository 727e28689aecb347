// The personal estimate, filled in as a person would.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, keptWhole, open, openRule, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();

const PACK = new URL("../../web/regulations/kukar-2024-rancangan.json", import.meta.url);
const NET = "Rp4.299.751";
const OTHER_CRITERIA = [
  "Prestasi kerja",
  "Tempat bertugas",
  "Kondisi kerja",
  "Kelangkaan profesi",
  "Pertimbangan objektif lainnya",
];

/** A year with more withheld than it owes: the case too-much-withheld of year-end.json. */
const YEAR = [
  ["Penghasilan bruto gaji untuk pajak", "5.000.000"],
  ["Gaji pokok, tunjangan keluarga, dan tunjangan jabatan", "4.500.000"],
  ["Penghasilan bruto gaji dan TPP", "165.000.000"],
  ["Penghasilan bruto gaji saja", "55.000.000"],
  ["PPh 21 atas gaji dan TPP", "15.000.000"],
  ["PPh 21 atas gaji saja", "0"],
  ["Iuran pensiun dan hari tua setahun", "2.400.000"],
];

/** The net amount as it stands on the page. */
/** What stands where there has been no figure yet. */
const NONE = "Rp · · ·";
const net = (page) => page.locator(".net .figure").innerText();

/** A field by the question above it. */
const field = (page, question) => page.getByLabel(question, { exact: true });

const ready = (page) => until(page, () => document.querySelector(".net") !== null);

/** Polls until the page says a text at a place. */
async function says(page, selector, text) {
  await until(
    page,
    ([selector, text]) => document.querySelector(selector)?.textContent.includes(text),
    [selector, text],
  );
}

/** March 2024 under the draft for Kukar; a position of class 11. */
async function begin(t, options) {
  const page = await open(t, address, options);
  await ready(page);
  await openRule(page);
  await field(page, "Bulan").selectOption("Maret");
  await openRule(page);
  await field(page, "Tahun").selectOption("2024");
  await field(page, "Kelas jabatan").selectOption("Kelas 11");
  return page;
}

/** PNS III/d of 12 years, echelon IIIB, with a wife and two children, paid for workload alone. */
async function fillIn(page) {
  await page.getByRole("button", { name: /^Gaji & keluarga/ }).click();
  await page.getByLabel(/^Golongan/).selectOption("III/d");
  await page.getByLabel(/^Masa kerja golongan/).selectOption("12");
  await page.getByLabel("Suami atau istri masuk tunjangan keluarga").check();
  await field(page, "Anak dalam tunjangan keluarga").fill("2");
  await page.getByLabel(/^Tunjangan jabatan/).selectOption("IIIB");
  await page.getByRole("button", { name: /^Keadaan khusus/ }).click();
  await field(page, "Beban kerja").fill("4.500.000");
  for (const criterion of OTHER_CRITERIA) await field(page, criterion).fill("0");
}

test("a person reads the net of the worked example and how it came about", async (t) => {
  const page = await begin(t);
  await fillIn(page);
  await says(page, ".net", NET);
  assert.equal(await page.getByLabel(/^Status pajak/).inputValue(), "K/2");
  assert.match(await page.locator(".answer").innerText(), /Perkiraan, bukan slip resmi/);

  const row = page.locator(".line", { hasText: "PPh 21 atas TPP" }).getByRole("button");
  await row.click();
  assert.equal(await row.getAttribute("aria-expanded"), "true");
  const why = await page.locator(".explained").innerText();
  for (const part of [/tarif TER/, /%.*=.*Rp/, /PP 58\/2023/, /resmi/]) assert.match(why, part);

  const rows = await page.locator(".breakdown .total").allInnerTexts();
  assert.ok(rows.at(-1).includes(NET), "the sum ends with the net");
  assert.equal(await page.locator("[style]").count(), 0);
});

test("December settles the tax of the year, and gives back what was too much", async (t) => {
  const page = await begin(t);
  await openRule(page);
  await field(page, "Bulan").selectOption("Desember");
  await field(page, "Kelas jabatan").selectOption("Kelas 9");
  await page.getByRole("button", { name: /^Keadaan khusus/ }).click();
  await field(page, "Beban kerja").fill("10 juta");
  await says(page, ".field.is-wrong .wrong", "10.000.000");
  await field(page, "Beban kerja").fill("10.000.000");
  for (const criterion of OTHER_CRITERIA) await field(page, criterion).fill("0");
  await says(page, ".sheet", "Januari sampai November dianggap sama dengan bulan ini.");
  await page.getByRole("button", { name: "Isi angka setahun" }).click();
  await page.getByRole("button", { name: /^Gaji & keluarga/ }).click();
  await page.getByLabel("Diisi dari slip gaji").check();
  await page.getByLabel(/^Status pajak/).selectOption("K/0");
  for (const [question, amount] of YEAR) await field(page, question).fill(amount);
  await says(page, ".net", "Rp13.960.000");
  const row = page.locator(".line", { hasText: "PPh 21 atas TPP" });
  assert.match(await row.innerText(), /\+Rp4\.035\.000/);
  await row.getByRole("button").click();
  assert.match(await page.locator(".explained").innerText(), /Pasal 17/);
  await accessible(page);
});

test("every agency of Kukar is there to choose from", async (t) => {
  const page = await begin(t);
  assert.equal(await field(page, "Di mana Anda bekerja?").locator("option[value]:not([value=''])").count(), 59);
});

test("a wrong answer is explained beside its field and stays as typed", async (t) => {
  const page = await begin(t);
  await page.getByLabel("Ada yang dicatat").check();
  const wrong = [
    ["Tanpa keterangan", "25", "(25) lebih banyak daripada hari kerja bulan ini (21)"],
    ["Tanpa keterangan", "-1", "“-1” kurang dari nol. Tulis tanpa tanda minus: 1."],
    ["Tanpa keterangan", "dua", "“dua” bukan angka. Tulis misalnya 3."],
    ["TPP dasar kelas Anda, bila Anda tahu", "5,000", "Untuk ribuan tulis 5.000, untuk desimal tulis 5."],
    ["TPP dasar kelas Anda, bila Anda tahu", "12 5", "Satu angka: tulis 125. Beberapa angka: tulis salah satu saja, 12 / 5."],
    ["TPP dasar kelas Anda, bila Anda tahu", "1.000.000.000.000.001", "Paling besar 1.000.000.000.000.000"],
  ];
  for (const [question, typed, sentence] of wrong) {
    const input = field(page, question);
    await input.fill(typed);
    await says(page, ".field.is-wrong .wrong", sentence);
    assert.equal(await input.inputValue(), typed);
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    assert.equal(await page.locator(".net .is-old").count(), 1, "the last figure, greyed");
    assert.match(await page.locator(".net .to-mend").innerText(), /^1 perlu diperbaiki$/);
    await input.fill("");
  }
  await accessible(page);
  await until(page, () => document.querySelector(".net .is-old") === null);
});

test("a number of one's own that is no choice of the rule is told with the choices there are", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  await page.locator(".line", { hasText: "Beban kerja" }).getByRole("button").click();
  await page.locator(".breakdown").getByLabel("kelipatan rupiah").first().fill("7");
  await says(page, ".number-field .wrong", "“7” tidak ada dalam pilihan: 1, 10, 100, 1000");
  assert.equal(await net(page), before, "the last good rule stays");
});

test("a month outside the validity is named, not computed", async (t) => {
  const page = await begin(t);
  await openRule(page);
  await field(page, "Aturan").selectOption({ label: "Kabupaten Kutai Kartanegara 2023" });
  await says(page, ".months .wrong", "2023");
  assert.equal(await page.locator(".net .is-old").count(), 1, "the last figure, greyed");
});

test("a change says how much it moves", async (t) => {
  const page = await begin(t);
  await page.getByLabel("Ada yang dicatat").check();
  const before = await net(page);
  await page.getByRole("group", { name: "Berapa hari Anda tidak masuk?" })
    .getByRole("button", { name: /tambah.*Tanpa keterangan/i }).click();
  await says(page, ".net .moved", "−Rp");
  assert.notEqual(await net(page), before);
});

test("what was typed survives a reload, can be erased and brought back", async (t) => {
  const page = await begin(t);
  await fillIn(page);
  await says(page, ".net", NET);
  await openRule(page);
  await page.getByLabel("Aturan", { exact: true }).selectOption({ label: "Kabupaten Kutai Kartanegara 2023" });
  await page.reload();
  await ready(page);
  assert.match(await page.getByLabel("Aturan", { exact: true }).locator("option:checked").textContent(), /2023/);
  await openRule(page);
  await page.getByLabel("Aturan", { exact: true }).selectOption({ label: "Kabupaten Kutai Kartanegara, rancangan 2024" });
  assert.equal(await net(page), NET);

  await page.getByRole("button", { name: "Hapus isian" }).click();
  assert.equal(await net(page), NONE);
  await page.getByRole("button", { name: "Kembalikan isian" }).click();
  await says(page, ".net", NET);
  await page.getByRole("button", { name: "Hapus isian" }).click();
  await page.reload();
  await ready(page);
  assert.equal(await net(page), NONE, "nothing is left on the device");
});

test("what was chosen last is kept also where the page is left on a device with no time", async (t) => {
  const page = await begin(t);
  await fillIn(page);
  await says(page, ".net", NET);
  await openRule(page);
  // Every look at the clock finds that long has passed, so Yew puts off what it can to a later turn.
  await page.evaluate(() => {
    let time = Date.now();
    Date.now = () => (time += 50);
  });
  const rule = page.getByLabel("Aturan", { exact: true });
  await rule.selectOption({ label: "Kabupaten Kutai Kartanegara 2023" });
  await page.reload();
  await ready(page);
  assert.match(await rule.locator("option:checked").textContent(), /2023/);
});

test("what the device kept and cannot be read is said, and set aside", async (t) => {
  const page = await begin(t);
  // Once nothing waits any more to be kept.
  await until(page, () => localStorage.getItem("kalkulator-tpp")?.includes("position.class"));
  const torn = '{"format":1,"answers":{"$.position.class":"1';
  await page.evaluate((torn) => localStorage.setItem("kalkulator-tpp", torn), torn);
  await page.reload();
  await ready(page);
  await says(page, ".notice", "tidak terbaca");
  await field(page, "Kelas jabatan").selectOption("Kelas 9");
  await until(page, () => localStorage.getItem("kalkulator-tpp").includes('"format":2'));
  assert.equal(await page.evaluate(() => localStorage.getItem("kalkulator-tpp-unread")), `${torn}\n`);
});

test("it speaks both languages and keeps the answers", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await net(page), before);
  assert.equal(await page.locator(".tpp").getAttribute("lang"), "en");
  await page.locator(".line button").first().click();
  assert.equal(await page.locator(".citation").first().getAttribute("lang"), "id", "a pack stays Indonesian");
  await page.getByLabel("Job class", { exact: false }).first().waitFor();
  await accessible(page);
});

test("the language chosen last is spoken by the whole page, and by the page of compliance", async (t) => {
  const page = await open(t, address);
  const spoken = () => page.evaluate(() => document.documentElement.lang);
  await ready(page);
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith("-taken")));
  assert.deepEqual(kept, [], "nothing is kept before a choice");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("link", { name: "Compliance", exact: true }).click();
  await page.getByRole("link", { name: "TPP estimate", exact: true }).waitFor();
  assert.equal(await spoken(), "en");
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await page.getByRole("link", { name: "Perkiraan TPP", exact: true }).click();
  await page.getByRole("link", { name: "Kepatuhan", exact: true }).waitFor();
  assert.match(await page.getByRole("heading", { level: 2 }).first().innerText(), /November|Desember|202\d/);
  assert.equal(await spoken(), "id");
});

test("a keyboard is enough, on a phone too", async (t) => {
  const page = await open(t, address, { viewport: PHONE });
  await ready(page);
  const label = () => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent;
  const tabTo = async (wanted) => {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(label)).includes(wanted)) return;
    }
    assert.fail(`no way to ${wanted}`);
  };
  await tabTo("Kelas jabatan");
  await page.keyboard.type("Kelas 11");
  await until(page, () => document.querySelector(".bar strong").textContent.includes("Rp6"));
  await tabTo("Anda terima");
  await page.keyboard.press("Enter");
  await tabTo("Beban kerja");
  await page.keyboard.press("Enter");
  await page.locator(".explained").waitFor();
  await accessible(page);
});

test("a number of one's own takes the place of an assumed one", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  const row = page.locator(".line", { hasText: "Beban kerja" });
  assert.match(await row.innerText(), /asumsi/);
  await row.getByRole("button").click();
  const own = page.locator(".breakdown .number-field input").first();
  await own.fill("50");
  await says(page, ".breakdown .number-field", "angka Anda");
  assert.notEqual(await net(page), before);
  await own.fill("lima puluh");
  await says(page, ".breakdown .number-field .wrong", "bukan angka");
  assert.equal(await own.inputValue(), "lima puluh");
  await own.fill("");
  await until(page, (was) => document.querySelector(".net .figure").textContent === was, before);
});

test("a faulty pack lists its faults, the last good one stays, and a good one is kept", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  await openRule(page);
  const bring = (text) =>
    page.getByLabel(/^Pakai paket aturan lain/).setInputFiles({
      name: "kami.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await bring('{"id": "kami", "kind": "regional", "titel": "x"}');
  await page.locator(".faults li").first().waitFor();
  assert.ok((await page.locator(".faults li").count()) > 3);
  assert.match(await page.locator(".faults").innerText(), /\$\.titel/);
  await accessible(page);
  await bring("{");
  await says(page, ".refused", "kami.json");
  assert.equal(await net(page), before);

  const own = JSON.parse(await readFile(PACK, "utf8"));
  await bring(JSON.stringify({ ...own, id: "kami", title: "Aturan kami" }));
  await until(page, () => document.querySelector(".refused") === null);
  assert.equal(await field(page, "Aturan").inputValue(), "file:kami");
  const titled = (title) => JSON.stringify({ ...own, id: "kami", title });
  for (const [title, file] of [
    ["Aturan bertanda", `\ufeff${titled("Aturan bertanda")}`],
    ["Aturan UTF-16", Buffer.from(`\ufeff${titled("Aturan UTF-16")}`, "utf16le")],
    ["Aturan UTF-16 tanpa tanda", Buffer.from(titled("Aturan UTF-16 tanpa tanda"), "utf16le")],
  ]) {
    await bring(file);
    await says(page, "option:checked", title);
  }
  await bring(titled("Aturan kami"));
  await says(page, "option:checked", "Aturan kami");
  await page.reload();
  await ready(page);
  assert.equal(await field(page, "Aturan").inputValue(), "file:kami", "it is still there at the next visit");
  assert.equal(await net(page), before);
});

test("a pack from a file is told by line, whole and in measure; what is only odd keeps nobody from it", async (t) => {
  const page = await begin(t);
  const before = await net(page);
  await openRule(page);
  const bring = (text) =>
    page.getByLabel(/^Pakai paket aturan lain/).setInputFiles({
      name: "kami.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  const good = await readFile(PACK, "utf8");
  const own = JSON.parse(good);
  await bring(good.replace('"employment": {', '"employment": {},\n  "employment": {'));
  await says(page, ".faults", "“employment” tertulis dua kali; yang kedua di baris");
  assert.equal(await page.locator(".faults li").count(), 1);
  await bring(good.replace('"status"', "'status'"));
  await says(page, ".faults", "huruf ke-3: teks harus diapit tanda kutip lurus");
  await bring(JSON.stringify({ ...own, ...Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`k${n}`, 1])) }));
  await says(page, ".refused", "… dan 39.900 lagi.");
  assert.equal(await page.locator(".faults li").count(), 100);
  await bring(`${" ".repeat(2_000_001)}${good}`);
  await says(page, ".faults", "Berkas ini lebih besar dari 2 MB.");
  assert.equal(await net(page), before, "the last good one stays");

  const odd = structuredClone({ ...own, id: "kami", title: "Aturan kami" });
  odd.employment.percent.cpns = "0.8";
  odd.rating.provision.checked = "2199-01-01";
  await bring(JSON.stringify(odd));
  await says(page, ".notices", "Kalau maksudnya 80 persen, tulis \"80\".");
  assert.equal(await page.locator(".notices li").count(), 2);
  assert.equal(await net(page), before, "and the rule is in use");
  await accessible(page);
  await page.getByRole("button", { name: /EN/ }).click();
  await says(page, ".notices", "If 80 percent is meant, write \"80\".");
  await page.locator(".notices").getByRole("button").click();
  await page.locator(".notices li").first().waitFor({ state: "detached" });
  await openRule(page);
  await page.getByText("About this regulation").click();
  await page.getByText("2 things to check").click();
  await says(page, ".about-pack", "2199-01-01 has not come yet");
});

test("anybody can use it in each state, light and dark", async (t) => {
  for (const [viewport, colorScheme] of [[PHONE, "dark"], [undefined, "light"]]) {
    const page = await begin(t, { colorScheme, ...(viewport && { viewport }) });
    await page.getByLabel("Ada yang dicatat").check();
    await page.getByRole("button", { name: /^Gaji & keluarga/ }).click();
    await page.getByRole("button", { name: /^Keadaan khusus/ }).click();
    if (viewport) await page.locator(".bar").click();
    await page.locator(".line button").first().click();
    await accessible(page);
    const [needed, given] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(needed <= given, `${needed} px wide on ${given} px`);
  }
});

test("text of twice the size stays within a phone", async (t) => {
  const page = await begin(t, { viewport: PHONE });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await page.getByLabel("Ada yang dicatat").check();
  await page.getByRole("button", { name: /^Gaji & keluarga/ }).click();
  await page.locator(".bar").click();
  await page.locator(".line button").first().click();
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
  assert.deepEqual(beyond, []);
});

test("on paper the answer comes before what it was made of", async (t) => {
  const page = await begin(t);
  await page.emulateMedia({ media: "print" });
  const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
  assert.ok((await top(".breakdown")) < (await top(".questions")));
  assert.equal(await page.locator(".bar").isVisible(), false);
  assert.equal(await page.locator(".choice").filter({ hasText: "CPNS" }).isVisible(), false);
});

test("once loaded it works without a network", async (t) => {
  const page = await begin(t);
  await keptWhole(page);
  await page.context().setOffline(true);
  await fillIn(page);
  await says(page, ".net", NET);
});
