// Several situations of one person: side by side, by link, in a file, on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, open, openBeside, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();
const net = (page) => page.locator(".net .figure").last().innerText();
const classOf = (page) => page.getByLabel("Kelas jabatan", { exact: true });

/** A page with an answer for a class. */
async function answered(t, chosen = "Kelas 7", options = {}) {
  const page = await open(t, address, options);
  await classOf(page).selectOption(chosen);
  await until(page, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  return page;
}

const link = (page) => page.getByLabel("Tautan keadaan ini").inputValue();

test("a copy is varied beside the first, and what differs is told line by line", async (t) => {
  const page = await answered(t);
  const first = await net(page);
  await page.getByRole("button", { name: "Bandingkan dengan keadaan lain" }).click();
  await page.getByLabel("Nama keadaan ini").fill("Sebagai PPPK");
  await page.getByRole("radio", { name: "PPPK", exact: true }).check();
  const table = page.getByRole("table", { name: "Keadaan berdampingan" });
  await table.getByRole("row", { name: /PPh 21/ }).waitFor();
  assert.match(await table.getByRole("row", { name: /TPP bersih/ }).innerText(), new RegExp(first.replaceAll(".", "\\.")));
  assert.match(await page.locator(".comparison").innerText(), /baris lain sama/);
  await accessible(page);
  await table.getByRole("button", { name: "Buka Keadaan 1" }).click();
  assert.equal(await net(page), first);
  assert.equal(await page.getByRole("radio", { name: "PNS", exact: true }).isChecked(), true);
  await page.getByRole("button", { name: "Sebagai PPPK", exact: true }).click();
  await page.reload();
  await page.getByRole("button", { name: "Sebagai PPPK", exact: true, pressed: true }).waitFor();
  await page.getByRole("button", { name: "Hapus keadaan ini" }).click();
  assert.equal(await net(page), first);
  await page.getByRole("button", { name: "Kembalikan keadaan" }).click();
  assert.equal(await page.getByRole("radio", { name: "PPPK", exact: true }).isChecked(), true);
});

test("four situations fit a phone, in English and in the dark", async (t) => {
  const page = await answered(t, "Kelas 7", { viewport: PHONE, colorScheme: "dark" });
  await page.getByRole("button", { name: "Bandingkan dengan keadaan lain" }).click();
  await page.getByRole("button", { name: "Salin satu lagi" }).click();
  await page.getByRole("button", { name: "Salin satu lagi" }).click();
  assert.equal(await page.getByRole("button", { name: "Salin satu lagi" }).count(), 0);
  await page.getByRole("button", { name: /EN/ }).click();
  await page.getByLabel("Job class", { exact: true }).selectOption("Class 9");
  await page.locator(".bar").click();
  await page.getByRole("heading", { name: "Situations side by side" }).waitFor();
  await accessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${wide} px`);
});

test("a link opens the same figure as a copy, once, and takes nothing from what is there", async (t) => {
  const sender = await answered(t, "Kelas 11");
  const [sent, figure] = [await link(sender), await net(sender)];
  assert.match(sent, /^http.*#keadaan=1&cek=[0-9a-f]{8}&aturan=kukar-2024-rancangan&/);
  const page = await answered(t, "Kelas 5");
  const own = await net(page);
  await page.evaluate((hash) => (location.hash = hash), sent.slice(sent.indexOf("#")));
  await page.getByText("Keadaan dari tautan dibuka sebagai salinan").waitFor();
  assert.equal(await net(page), figure);
  assert.equal(await page.evaluate(() => location.hash), "");
  await page.getByRole("button", { name: "Keadaan 1", exact: true }).click();
  assert.equal(await net(page), own);
  const fresh = await open(t, sent);
  await until(fresh, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  assert.equal(await net(fresh), figure);
  assert.equal(await fresh.getByRole("group", { name: "Keadaan", exact: true }).count(), 0, "nothing was there before");
  await fresh.reload();
  await until(fresh, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  assert.equal(await fresh.getByRole("group", { name: "Keadaan", exact: true }).count(), 0, "it is not opened twice");
});

test("a link of another region's rule opens by that rule", async (t) => {
  const sender = await answered(t, "Kelas 7");
  await sender.locator(".rule-line > summary").click();
  await sender.getByLabel("Aturan", { exact: true }).selectOption({ label: "Kabupaten Contoh: semua unsur format" });
  const page = await open(t, await link(sender));
  await until(page, () => /Contoh/.test(document.querySelector(".rule-line .rule")?.textContent));
});

test("a link that was cut opens nothing and says so, in both languages", async (t) => {
  const sent = await link(await answered(t, "Kelas 11"));
  const page = await open(t, sent.slice(0, -7));
  await page.getByText("Tautan ini terpotong atau berubah di jalan").waitFor();
  assert.match(await page.locator(".net").innerText(), /· · ·/);
  await page.getByRole("button", { name: /EN/ }).click();
  await page.getByText("This link was cut or changed on its way").waitFor();
  const later = await open(t, `${address}#keadaan=2&apa=saja`);
  await later.getByText("dari versi kalkulator yang lebih baru").waitFor();
});

test("what is saved opens beside what is there; another file opens nothing", async (t) => {
  const sender = await answered(t, "Kelas 11");
  const figure = await net(sender);
  const [saved] = await Promise.all([
    sender.waitForEvent("download"),
    sender.getByRole("button", { name: "Simpan ke berkas" }).click(),
  ]);
  const page = await answered(t, "Kelas 5");
  const file = { name: "keadaan-tpp.json", mimeType: "application/json", buffer: await readFile(await saved.path()) };
  await page.getByLabel("Buka berkas keadaan…").setInputFiles(file);
  await page.getByText("Keadaan dari berkas dibuka di sebelah isian Anda.").waitFor();
  assert.equal(await net(page), figure);
  await page.getByLabel("Buka berkas keadaan…").setInputFiles({ ...file, buffer: Buffer.from('{"format":2}') });
  await page.getByText("Berkas ini bukan simpanan kalkulator yang utuh").waitFor();
  assert.equal(await net(page), figure);
});

test("a slip is held against the estimate, and what explains it can be tried", async (t) => {
  const page = await answered(t, "Kelas 7");
  await page.getByText("Cocokkan dengan slip Anda").click();
  const slip = page.getByLabel("Diterima menurut slip");
  await slip.fill("4.100.000");
  const found = page.locator(".slip");
  await found.getByText("tepat sampai rupiah").waitFor();
  await accessible(page);
  await found.getByRole("button", { name: /Coba: TPP dasar/ }).click();
  await found.getByText("Sama sampai rupiah terakhir.").waitFor();
  assert.equal(await page.locator(".net .figure").last().innerText(), "Rp4.100.000");
  await slip.fill("empat juta");
  await found.locator(".wrong").waitFor();
  assert.equal(await slip.getAttribute("aria-invalid"), "true");
  assert.doesNotMatch(await link(page), /slip/, "what a slip says is nobody else's affair");
  await page.getByRole("button", { name: /EN/ }).click();
  await page.getByLabel("Received by the slip").fill("5.000.000");
  await found.getByText("This explains it, to the rupiah").waitFor();
});

test("all that is assumed stands in one place, and a better number changes the answer", async (t) => {
  const page = await answered(t, "Kelas 7");
  const before = await net(page);
  await page.getByText(/angka perkiraan di balik jawaban ini/).click();
  const assumed = page.locator(".assumptions");
  await accessible(page);
  await assumed.getByLabel("koefisien").fill("0,65");
  await until(page, (before) => document.querySelector(".net .figure")?.textContent !== before, before);
  await assumed.getByText("angka Anda").first().waitFor();
});

test("the month goes on one sheet of paper, with the way back to it", async (t) => {
  const page = await answered(t, "Kelas 7");
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await page.getByRole("button", { name: "Cetak" }).click();
  await until(page, () => window.printed);
  await page.emulateMedia({ media: "print" });
  const sheet = await page.locator(".paper").innerText();
  for (const said of ["Simulasi, bukan slip resmi", "Kelas 7", "TPP bersih", await net(page), "Perpres 188/2014", "(asumsi)", "Sidik aturan"]) {
    assert.ok(sheet.includes(said), said);
  }
  assert.match(await page.locator(".paper a").getAttribute("href"), /#keadaan=1&cek=/);
  assert.equal(await page.locator(".questions").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  assert.equal(await page.locator(".paper").isVisible(), false);
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1);
  await page.locator(".paper").waitFor({ state: "detached" });
});

test("the year around a month adds up, settles its tax in December, and takes a month of its own", async (t) => {
  const page = await answered(t, "Kelas 9", { viewport: PHONE });
  await page.locator(".bar").click();
  await page.getByRole("button", { name: /Setahun penuh/ }).click();
  const table = page.getByRole("table", { name: "Bulan demi bulan" });
  await table.waitFor();
  await accessible(page);
  const amounts = async () => {
    const rows = await table.locator("tbody tr").evaluateAll((rows) =>
      rows.map(({ cells }) => Number(cells[2].innerText.replace(/[^\d−]/g, "").replace("−", "-"))));
    return { months: rows.slice(0, -1), together: rows.at(-1) };
  };
  const { months, together } = await amounts();
  assert.equal(months.length, 12);
  assert.equal(months.reduce((sum, month) => sum + month), together);
  assert.notEqual(months[11], months[10], "December settles the year");
  assert.match(await table.getByRole("row", { name: /^Maret/ }).innerText(), /termasuk THR 2026 Rp/);
  assert.match(await page.locator(".year").innerText(), /THR dan gaji ke-13 ikut dihitung/);
  assert.match(await page.locator(".year").innerText(), /PPh 21 setahun atas gaji dan TPP Rp/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${wide} px`);
  // A month that was different is a situation of its own.
  await page.locator(".bar").click();
  await page.getByRole("button", { name: "Bandingkan dengan keadaan lain" }).click();
  await page.locator(".rule-line > summary").click();
  await page.getByLabel("Bulan", { exact: true }).selectOption("Maret");
  await page.getByLabel(/^Predikat kinerja jawaban umum/).selectOption({ index: 4 });
  await page.getByRole("button", { name: "Keadaan 1", exact: true }).click();
  await page.locator(".bar").click();
  await until(page, () => document.querySelectorAll(".year th small:not(.extra)").length === 2);
  const varied = await amounts();
  assert.ok(varied.months[2] < months[2], `${varied.months}`);
  assert.equal(varied.months[9], months[9], "the others are like the open one");
});

test("going back and Escape close what lies over the questions, and lose nothing", async (t) => {
  const page = await answered(t, "Kelas 7", { viewport: PHONE });
  const bar = page.locator(".bar");
  const isOpen = (expected) => until(page, (expected) => document.querySelector(".bar").ariaExpanded === expected, expected);
  await bar.click();
  await isOpen("true");
  await page.goBack();
  await isOpen("false");
  assert.equal(await classOf(page).inputValue(), "7");
  await bar.click();
  await isOpen("true");
  await page.keyboard.press("Escape");
  await isOpen("false");
  assert.equal(await bar.evaluate((bar) => bar === document.activeElement), true);
  await bar.click();
  await isOpen("true");
  await bar.click();
  await isOpen("false");
  await until(page, () => history.state === null);
  assert.equal(page.url(), address);
});

test("what is typed in another window is told, and opens beside", async (t) => {
  const page = await answered(t, "Kelas 7");
  const own = await net(page);
  await until(page, () => localStorage["kalkulator-tpp"]?.includes("position.class"));
  const other = await openBeside(page, address);
  await classOf(other).selectOption("Kelas 12");
  await page.getByText("Isian di jendela lain juga berubah").waitFor();
  await accessible(page);
  assert.equal(await net(page), own);
  await page.getByRole("button", { name: "Buka isian itu di sebelah" }).click();
  assert.equal(await classOf(page).inputValue(), "12");
  await page.getByRole("button", { name: "Keadaan 1", exact: true }).click();
  assert.equal(await net(page), own);
});

test("a browser that keeps nothing is told of, once something would be lost", async (t) => {
  const page = await open(t, address);
  await page.evaluate(() => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }));
  assert.equal(await page.getByText("Peramban ini tidak menyimpan isian").count(), 0);
  await classOf(page).selectOption("Kelas 7");
  await page.getByText("Peramban ini tidak menyimpan isian").waitFor();
});

test("the answer goes out as a picture", async (t) => {
  const page = await answered(t, "Kelas 7");
  await page.evaluate(() => (navigator.canShare = undefined));
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Kirim gambar" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "perkiraan-tpp.png");
  const png = await readFile(await saved.path());
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1080, 1080]);
  if (process.env.PICTURE) await saved.saveAs(process.env.PICTURE);
});

test("who knows the post and not its class types it", async (t) => {
  const page = await open(t, address, { viewport: PHONE });
  const field = page.getByLabel("Atau ketik jabatan Anda");
  const names = await page.locator("datalist option").evaluateAll((options) => options.map(({ value }) => value));
  const post = names.find((name) => /^Kepala Seksi/.test(name));
  await field.fill("Kepala");
  await field.evaluate((field) => field.scrollIntoView({ block: "center" }));
  assert.match(await page.locator(".net").innerText(), /· · ·/, "half a name is none");
  await accessible(page);
  await field.fill(post);
  await until(page, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  assert.equal(await page.getByLabel("Apa jabatan Anda?").locator("option:checked").textContent(), post);
});

test("what was typed is said to be there again, with the way to erase it and to bring it back", async (t) => {
  const page = await answered(t, "Kelas 7");
  const first = await net(page);
  await page.waitForTimeout(600);
  for (const [language, says, erase, back] of [
    ["ID", "Isian Anda dari kunjungan sebelumnya ada lagi, dari perangkat ini.", "Hapus isian", "Kembalikan isian"],
    ["EN", "What you typed on your last visit is here again, from this device.", "Clear my answers", "Bring them back"],
  ]) {
    await page.getByRole("button", { name: new RegExp(`^${language}`) }).click();
    await page.waitForTimeout(600);
    await page.reload();
    const notice = page.locator(".notice", { hasText: says });
    await notice.getByRole("button", { name: erase }).click();
    assert.equal(await page.getByText(says).count(), 0);
    assert.notEqual(await page.locator(".net").innerText(), first);
    await page.locator(".notice").getByRole("button", { name: back }).click();
    await until(page, (net) => [...document.querySelectorAll(".net .figure")].at(-1)?.textContent === net, first);
  }
});
