// The workshop for rule packs: a pack is begun, edited in a form or as text, tried on three people,
// saved, brought back, and used in the estimate.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, keptWhole, open, openRule, PHONE, serve, until } from "./stage.mjs";

const server = await serve();
const address = new URL("paket.html", server.address).href;

const isThere = () => document.querySelector(".workshop :is(.begin select, .bar-of-pack)") !== null;

async function visit(t, options) {
  const page = await open(t, address, options);
  await until(page, isThere);
  return page;
}

async function begin(page, key) {
  await page.getByLabel("Paket", { exact: true }).selectOption(key);
  await press(page, "Mulai");
  await page.locator(".bar-of-pack").waitFor();
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const section = (page, name) => page.locator(".made-form h3 button", { hasText: name }).first().click();
const entry = (page, name) => page.locator(".entry-head button.fold", { hasText: name }).first().click();

/** A figure of rupiah as a number. */
const number = (text) => Number(text.replace("−", "-").replace(/[^\d-]/g, ""));
/** What the people get, and by how much the pack has moved it. */
const people = async (page) =>
  (await page.locator(".person").allInnerTexts()).map((text) => {
    const [, net, difference] = text.split("\n");
    return { net: number(net), by: difference === "tetap" ? 0 : number(difference) };
  });
const checks = (page) => page.locator(".wrongs > p").innerText();

async function saved(page) {
  const download = page.waitForEvent("download");
  await press(page, "Simpan berkas");
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function bring(page, name, text) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("Buka paket dari berkas").click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a pack is begun, broken, mended, saved, brought back and used", async (t) => {
  const page = await visit(t);
  await accessible(page);
  await begin(page, "seruyan-2023");
  assert.equal(await checks(page), "Tidak ada yang salah.");
  const first = await people(page);
  assert.equal(first.length, 3);
  assert.ok(first.every(({ net, by }) => net > 0 && by === 0));
  await accessible(page);

  // A weight that does not add to 100, a text where a number belongs, a choice that is taken away.
  await section(page, "Pembayaran");
  await entry(page, "Kinerja");
  const weight = page.getByLabel("Bobot, persen dari kriterianya");
  await weight.first().fill("70");
  assert.match(await checks(page), /1 perlu diperbaiki/);
  await section(page, "Kehadiran");
  const cap = page.getByLabel("Potongan paling banyak dari satu bagian, persen");
  await cap.fill("seratus");
  assert.match(await cap.evaluate((field) => field.closest(".field").innerText), /“seratus” bukan angka/);
  assert.equal(await cap.getAttribute("aria-invalid"), "true");
  await section(page, "Predikat kinerja");
  const good = page.getByLabel("Baik", { exact: true });
  await good.fill("95");
  assert.match(await checks(page), /2 perlu diperbaiki/);
  assert.ok(await page.getByRole("button", { name: "Pakai dalam perkiraan" }).isDisabled());
  assert.deepEqual((await people(page)).map(({ net }) => net), first.map(({ net }) => net));
  await accessible(page);

  // The list leads to the field.
  await page.locator(".findings li", { hasText: "seratus" }).getByRole("button").click();
  assert.equal(await cap.evaluate((field) => field === document.activeElement), true);
  await cap.fill("100");
  await weight.first().fill("60");
  assert.equal(await checks(page), "Tidak ada yang salah.");
  const moved = await people(page);
  for (const [n, { net, by }] of moved.entries()) {
    assert.ok(by < 0);
    assert.equal(net - first[n].net, by);
  }
  assert.match(await page.locator(".differences").innerText(), /1 perbedaan/);
  assert.match(await page.locator(".differs").innerText(), /Predikat kinerja[^]*Baik[^]*100 menjadi 95/);
  await accessible(page);

  for (let n = 0; n < 5; n += 1) await press(page, "Urungkan");
  assert.ok(await page.getByRole("button", { name: "Urungkan" }).isDisabled());
  assert.deepEqual(await people(page), first);
  for (let n = 0; n < 5; n += 1) await press(page, "Ulangi");
  assert.deepEqual(await people(page), moved);

  const file = await saved(page);
  assert.equal(file.name, "seruyan-2023.json");
  assert.equal(JSON.parse(file.text).rating.percent.good, "95");

  await press(page, "Paket lain");
  await until(page, () => document.querySelector(".shelf") !== null);
  await accessible(page);
  await bring(page, "punya-saya.json", file.text);
  await page.locator(".bar-of-pack").waitFor();
  assert.match(await page.locator(".bar-of-pack").innerText(), /Disunting dari punya-saya.json/);
  assert.deepEqual((await people(page)).map(({ net }) => net), moved.map(({ net }) => net));

  await page.getByRole("link", { name: "Pakai dalam perkiraan" }).click();
  await until(page, () => document.querySelector(".rule-line") !== null);
  assert.match(await page.locator(".rule-line summary").first().innerText(), /Seruyan/);
  await page.locator(".rule-line summary").first().click();
  assert.match(await page.locator(".rule-card").innerText(), /bukan aturan resmi situs ini/);
});

test("whoever comes back goes on where they were", async (t) => {
  const page = await visit(t);
  await begin(page, "seruyan-2023");
  await section(page, "Kehadiran");
  await page.getByLabel("Potongan paling banyak dari satu bagian, persen").fill("banyak");
  await page.locator(".person").first().click();
  await page.getByLabel("Nama", { exact: true }).fill("Budi");
  await page.reload();
  await until(page, isThere);
  assert.match(await page.locator(".person").first().innerText(), /Budi/);
  assert.match(await page.locator(".findings").innerText(), /“banyak” bukan angka/);
});

test("the people have answers of their own", async (t) => {
  const page = await visit(t);
  await begin(page, "kukar-2024-rancangan");
  const [first] = await people(page);
  await page.locator(".person").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("answers-of")), true);
  await accessible(page);
  await page.locator(".answers-of").getByLabel("Kelas jabatan", { exact: true }).selectOption("9");
  await until(page, (net) => Number(document.querySelector(".person strong").innerText.replace(/\D/g, "")) > net, first.net);
  await press(page, "Selesai");
  assert.equal(await page.locator(".answers-of").count(), 0);
});

test("lists and tables: rows are added, moved, named anew and taken out", async (t) => {
  const page = await visit(t);
  await begin(page, "kukar-2024-rancangan");
  await section(page, "Perangkat daerah");
  const list = page.locator(".entries > ol").first();
  assert.equal(await list.locator("> li").count(), 20, "a page of them");
  await press(page, "Berikutnya");
  assert.match(await page.locator(".turning").innerText(), /21 sampai 40 dari 59/);
  await page.getByRole("button", { name: /^Tambah baris/ }).first().click();
  assert.match(await page.locator(".turning").innerText(), /41 sampai 60 dari 60/);
  assert.match(await checks(page), /3 perlu diperbaiki/);
  const added = list.locator("> li").last();
  await added.getByLabel("Kode").fill("dinas-baru");
  await added.getByLabel("Nama").fill("Dinas Baru");
  await added.getByLabel("Jenis").selectOption("service");
  assert.equal(await checks(page), "Tidak ada yang salah.");
  await page.getByRole("button", { name: "Naikkan: Dinas Baru" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.innerText.split("\n")[0]), "Dinas Baru");
  assert.match(await list.locator("> li").last().innerText(), /^(?!Dinas Baru)/);
  await page.getByRole("button", { name: "Hapus: Dinas Baru" }).click();
  assert.match(await page.locator(".turning").innerText(), /dari 59/);
  assert.match(await page.locator(".differences").innerText(), /Belum ada yang berubah/);

  await press(page, "Tambah: Faktor kemampuan keuangan daerah");
  assert.match(await checks(page), /2 perlu diperbaiki/);
  const factor = page.locator(".section", { has: page.locator("h3", { hasText: "Faktor kemampuan" }) });
  await factor.getByLabel("Nilai umum", { exact: true }).fill("87");
  assert.match(await factor.innerText(), /tulis "0,87"/);
  await press(page, "Tambah: Menurut perangkat daerah, menggantikan nilai umum");
  const key = factor.getByLabel("Tambah baris untuk");
  await key.selectOption("dinas-sosial");
  await accessible(page);
});

test("what refers to a list is chosen from it, by name", async (t) => {
  const page = await visit(t);
  await begin(page, "contoh-pilihan");
  await section(page, "Kehadiran");
  await entry(page, "late_1");
  const cut = page.locator(".made-form select").filter({ hasText: "Disiplin" }).first();
  assert.equal(await cut.inputValue(), "discipline");
  await section(page, "Faktor kemampuan keuangan daerah");
  const exceptions = page.locator("fieldset, .part", { hasText: "Nilai lain bagi status" });
  await accessible(page);
  await exceptions.locator(".entry-head button.fold").first().click();
  const agency = page.locator(".made-form select").filter({ hasText: "Rumah sakit" }).last();
  assert.deepEqual(await agency.locator("option").allInnerTexts(), ["Pilih…", "Dinas", "Rumah sakit"]);
  await agency.selectOption({ label: "Rumah sakit" });
  await accessible(page);
  const { text } = await saved(page);
  assert.deepEqual(JSON.parse(text).ability_factor.exceptions[0].for.agencies, ["rumah-sakit"]);
});

test("the pack as text, with the same checks", async (t) => {
  const page = await visit(t);
  await begin(page, "seruyan-2023");
  await press(page, "Teks");
  const field = page.getByLabel("Paket sebagai teks JSON");
  const text = await field.inputValue();
  await accessible(page);
  await field.fill(text.replace('"weight": "60"', '"weight": "60",,'));
  await until(page, () => /Tulisan JSON-nya salah di baris/.test(document.querySelector(".as-text .said").innerText));
  await accessible(page);
  await press(page, "Formulir");
  assert.ok(await field.isVisible(), "a text that cannot be read is not left behind");
  await page.reload();
  await until(page, isThere);
  assert.match(await field.inputValue(), /"60",,/);
  await field.fill(text.replace('"weight": "60"', '"weight": "65"'));
  await until(page, () => /1 perlu diperbaiki/.test(document.querySelector(".wrongs > p")?.innerText));
  await page.locator(".findings button").first().click();
  assert.equal(await field.count(), 0);
  await entry(page, "Kinerja");
  assert.equal(await page.getByLabel("Bobot, persen dari kriterianya").inputValue(), "65");
});

test("a file that is miswritten is mended here, and what is none is told", async (t) => {
  const page = await visit(t);
  await bring(page, "rusak.json", '{ "format": 1, "id": "a", "id": "b" }');
  await until(page, () => /“id” tertulis dua kali/.test(document.querySelector(".as-text .said")?.innerText));
  await accessible(page);
  await press(page, "Paket lain");
  await bring(page, "lain.json", '{ "a": 1 }');
  await until(page, () => /lain.json bukan paket aturan daerah/.test(document.querySelector(".notice")?.innerText));
  await bring(page, "besar.json", " ".repeat(2_000_001));
  await until(page, () => /besar.json tidak dapat dibuka.*2 MB/.test(document.querySelector(".notice")?.innerText));
  await accessible(page);
});

test("by keyboard alone", async (t) => {
  const page = await visit(t);
  await page.getByLabel("Paket", { exact: true }).focus();
  await page.keyboard.type("Kabupaten Seruyan 2023");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".bar-of-pack").waitFor();
  await until(page, () => document.activeElement.closest(".bar-of-pack h3") !== null);
  const tabTo = async (name) => {
    for (let n = 0; n < 200; n += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText);
      if (found?.startsWith(name)) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await tabTo("Predikat kinerja");
  await page.keyboard.press("Enter");
  await tabTo("Baik");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("95");
  await until(page, () => /1 perbedaan/.test(document.querySelector(".differences").innerText));
  const back = await people(page);
  assert.ok(back.every(({ by }) => by < 0));
});

test("in English, on a phone, in the dark, and without a network", async (t) => {
  const page = await visit(t, { viewport: PHONE, colorScheme: "dark" });
  await keptWhole(page);
  await page.context().setOffline(true);
  await page.reload();
  await until(page, isThere);
  await begin(page, "kukar-2024-rancangan");
  await page.getByRole("button", { name: "English" }).click();
  await until(page, () => document.documentElement.lang === "en");
  await section(page, "Attendance");
  await entry(page, "late");
  await accessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  const strip = await page.locator(".people").boundingBox();
  assert.ok(strip.y + strip.height <= PHONE.height + 1 && strip.y > PHONE.height / 2, "the people stay in view");
});

test("the other pages lead here", async (t) => {
  const estimate = await open(t, server.address);
  await openRule(estimate);
  await estimate.locator(".rule-card details summary").click();
  await estimate.getByRole("link", { name: "Susun atau ubah paket aturan" }).click();
  await until(estimate, isThere);
  for (const name of ["simulasi.html", "kepatuhan.html"]) {
    const page = await open(t, new URL(name, server.address).href);
    await page.getByRole("link", { name: "Paket aturan" }).click();
    await until(page, isThere);
  }
});

test("in the element beside the estimate, and in a frame", async (t) => {
  const page = await open(t, new URL("integrasi.html", server.address).href);
  await page.evaluate(() => {
    const tag = document.createElement("kalkulator-tpp");
    tag.setAttribute("tampilan", "paket estimasi");
    tag.setAttribute("simpan", "coba");
    tag.id = "bengkel";
    document.querySelector("main").prepend(tag);
  });
  const tag = page.locator("#bengkel");
  await begin(tag, "seruyan-2023");
  await section(tag, "Predikat kinerja");
  await tag.getByLabel("Baik", { exact: true }).fill("95");
  assert.match(await tag.locator(".differences").innerText(), /100 menjadi 95/);
  await accessible(page);
  // Taken out and put back, it goes on with what was typed.
  await tag.evaluate((element) => {
    const { parentElement } = element;
    element.remove();
    queueMicrotask(() => setTimeout(() => parentElement.prepend(element)));
  });
  assert.match(await tag.locator(".differences").innerText(), /100 menjadi 95/);
  await press(tag, "Pakai dalam perkiraan");
  await tag.locator(".rule-line, .choose").first().waitFor();
  assert.match(await tag.locator(".rule-line summary").first().innerText(), /Seruyan/);

  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.title = "Bengkel";
    frame.id = "bingkai-paket";
    frame.src = "bingkai.html?tampilan=paket";
    frame.style.cssText = "inline-size:100%;block-size:900px";
    document.querySelector("main").prepend(frame);
  });
  const frame = page.frameLocator("#bingkai-paket");
  await begin(frame, "seruyan-2023");
  assert.equal(await checks(frame), "Tidak ada yang salah.");
  await section(frame, "Predikat kinerja");
  await frame.getByLabel("Baik", { exact: true }).fill("95");
  assert.match(await frame.locator(".differences").innerText(), /100 menjadi 95/);
  await accessible(page);
});
