// The roster of the page that simulates: workbooks, files of every other kind, what columns hold.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import readXlsxFile from "read-excel-file/node";
import writeXlsxFile from "write-excel-file/node";
import { accessible, keptWhole, open, PHONE, serve, until } from "./stage.mjs";

const server = await serve();
const address = new URL("simulasi.html", server.address).href;

async function visit(t, options) {
  const page = await open(t, address, options);
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  return page;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

async function bring(page, name, buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("Buka daftar pegawai (CSV, XLSX)").click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
}

const opened = (page) => until(page, () => document.querySelector(".layout .opened")?.innerText);
const refused = (page, said) =>
  until(page, (said) => document.querySelector(".notice.refused")?.innerText.includes(said), said);

/** Runs the roster, and gives how many rows count, and the rows that do not. */
async function run(page) {
  await press(page, "Jalankan simulasi");
  await until(page, () => document.querySelector(".results .card.rows > p")?.innerText);
  return {
    counted: await page.locator(".card.rows > p").first().innerText(),
    told: await page.locator(".card.rows tbody tr").allInnerTexts(),
  };
}

const percent = (value) => ({ value, type: Number, format: "0.00%" });
const day = (text) => ({ value: new Date(text), type: Date, format: "dd/mm/yyyy" });
/** As people have them: a title, names in two rows, a sum, a signature. */
const PEOPLE = [
  ["DAFTAR TPP DINAS SOSIAL"],
  [],
  ["No", "NIP", "Nama Pegawai", "Jabatan", null, "Status", "Golongan", "MKG", "Penilaian", null, "Tgl Lahir"],
  [null, null, null, "Nama Jabatan", "Kelas", null, null, null, "Kehadiran", "Predikat"],
  [1, "198001012005011001", "Ani, S.E., M.Si.", "Analis", 9, "PNS", "III/d", 10, percent(0.985), "Baik", day("1980-01-01")],
  [2, 198001012005011002, "Budi", "Analis", 9, "PNS", "III/d", 10, percent(1), "Baik", day("1980-01-01")],
  [3, "198001012005011003", "Cici", "Pranata", "VII", "PPPK", "IX", 4, percent(1), "Baik", day("1980-01-01")],
  ["JUMLAH", null, null, null, 25],
  [],
  [null, null, null, "Tenggarong, 31 Maret 2024"],
];

const several = () =>
  writeXlsxFile([
    { sheet: "Petunjuk", data: [["Isi lembar berikutnya."]] },
    { sheet: "Maret", data: PEOPLE },
    { sheet: "April", data: PEOPLE.slice(2, 5) },
  ]).toBuffer();

test("a workbook is read sheet by sheet, its rows as the spreadsheet counts them", async (t) => {
  const page = await visit(t);
  await bring(page, "tpp 2024.xlsx", await several());
  assert.match(await opened(page), /tpp 2024\.xlsx · 9 dari 11 kolom dipakai, judul di baris 3–4/);
  await accessible(page);
  const first = await run(page);
  assert.match(first.counted, /5 baris terisi: 2 terhitung, 0 ditolak aturan, 3 dilewati/);
  assert.match(first.told[0], /^6\s+NIP\s+1\.98001012005011E\+17\s+NIP dipotong/);
  assert.match(first.told[1], /^7\s+Kelas jabatan\s+VII/);
  assert.match(first.told[2], /^8\s+JUMLAH\s+Baris jumlah/);
  assert.match(first.told[3], /^10\s+Tenggarong, 31 Maret 2024/);
  assert.match(await page.locator(".card.rows").innerText(), /lembar “Maret”/);

  await page.getByLabel("Lembar buku kerja").selectOption("April");
  await until(page, () => document.querySelector(".layout .opened")?.innerText.includes("judul di baris 1–2"));
  assert.match((await run(page)).counted, /1 baris terisi: 1 terhitung/);
});

test("the program for workbooks comes only with a workbook, and is there without a network", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await press(page, "Pakai daftar contoh");
  await opened(page);
  assert.equal(asked.filter((url) => url.includes("spreadsheet")).length, 0);
  await keptWhole(page);
  await page.context().setOffline(true);
  await bring(page, "tpp.xlsx", await several());
  await until(page, () => document.querySelector(".opened b")?.innerText === "tpp.xlsx" && document.querySelector(".layout"));
  assert.match((await run(page)).counted, /2 terhitung/);
});

test("a file of any other kind is told by what it is, and the tab goes on", async (t) => {
  const page = await visit(t, { viewport: PHONE });
  const workbook = await several();
  const utf16 = (text) => Buffer.from(text, "utf16le");
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [name, contents, said] of [
    ["a.csv", "", "kosong"],
    ["a.pdf", "%PDF-1.7", "PDF"],
    ["a.xls", "<html><table><tr><td>NIP</td></tr></table></html>", "halaman web"],
    ["a.xls", Buffer.concat([old, utf16("Workbook")]), "Excel lama"],
    ["a.xlsx", Buffer.concat([old, utf16("EncryptedPackage")]), "kata sandi"],
    ["a.xlsx", workbook.subarray(0, workbook.length - 100), "rusak atau terpotong"],
    ["a.xlsx", "PK\x03\x04....", "rusak atau terpotong"],
    ["a.xlsx", await writeXlsxFile([[]]).toBuffer(), "Tidak ada lembar"],
    ["a.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02\x03", "latin1"), "bukan berkas CSV atau XLSX"],
  ]) {
    await bring(page, name, contents);
    await refused(page, said);
    await press(page, "Tutup");
  }
  await accessible(page);
});

test("a gigabyte of anything is refused by its size before it is read", async (t) => {
  const page = await visit(t);
  await page.evaluate(() => {
    const field = document.querySelector(".card.roster input[type=file]");
    const part = new Uint8Array(1 << 20);
    const files = new DataTransfer();
    files.items.add(new File(Array.from({ length: 1024 }, () => part), "semua.csv"));
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await refused(page, "lebih dari 200 MB");
});

test("a text that begins like a packed file is read as the text it is", async (t) => {
  const page = await visit(t);
  await bring(page, "pk.csv", "PK;Status;Golongan;Kelas\n100;PNS;III/a;7\n");
  assert.match(await opened(page), /3 dari 4 kolom/);
});

test("two hundred columns are no trouble", async (t) => {
  const page = await visit(t);
  const names = Array.from({ length: 200 }, (_, n) => `Kolom ${n}`);
  const row = names.map((_, n) => n);
  names.splice(100, 3, "Status", "Golongan", "Kelas");
  row.splice(100, 3, "PNS", "III/a", 7);
  await bring(page, "lebar.xlsx", await writeXlsxFile([names, row]).toBuffer());
  assert.match(await opened(page), /3 dari 200 kolom/);
});

async function saved(page, name) {
  const download = page.waitForEvent("download");
  await press(page, name);
  return readFile(await (await download).path());
}

test("what columns hold is remembered for files with the same names, until it is forgotten", async (t) => {
  const page = await visit(t);
  const file = "Nomor;Nama;Kls;Status;Golongan;MKG\n1;Ani;9;PNS;III/d;10\n";
  const bringIt = async () => {
    await bring(page, "daftar.csv", file);
    await opened(page);
  };
  const holds = () => page.getByLabel("Kls", { exact: true, includeHidden: true }).inputValue();
  const isRemembered = () => page.getByText("Isi kolom seperti pilihan Anda").isVisible();
  await bringIt();
  assert.equal(await isRemembered(), false);
  await page.getByLabel("Kls", { exact: true }).selectOption("job_class");
  await page.getByText("Isi kolom seperti pilihan Anda").waitFor();
  await page.reload();
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  await bringIt();
  assert.equal(await holds(), "job_class");
  assert.ok(await isRemembered());
  await accessible(page);
  await bring(page, "lain.csv", file.replace("Nomor", "Urut"));
  await until(page, () => document.querySelector(".opened b")?.innerText === "lain.csv" && document.querySelector(".layout .wrong"));
  assert.equal(await holds(), "");
  await bringIt();
  await press(page, "Lupakan");
  assert.equal(await holds(), "");
  await page.reload();
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  await bringIt();
  assert.equal(await isRemembered(), false);
});

test("the template is a roster whose example counts for nobody", async (t) => {
  const page = await visit(t);
  for (const [name, file] of [["Unduh template (CSV)", "t.csv"], ["Unduh template dan penjelasan (XLSX)", "t.xlsx"]]) {
    await bring(page, file, await saved(page, name));
    await until(page, (file) => document.querySelector(".opened b")?.innerText === file && document.querySelector(".layout"), file);
    assert.match(await opened(page), /11 dari 11 kolom dipakai, judul di baris 1/);
    assert.equal(await page.getByLabel("Lembar buku kerja").count(), 0);
    const { counted, told } = await run(page);
    assert.match(counted, /1 baris terisi: 0 terhitung, 0 ditolak aturan, 1 dilewati/);
    assert.match(told[0], /Baris contoh dari template/);
  }
  const sheets = await readXlsxFile(await saved(page, "Unduh template dan penjelasan (XLSX)"));
  assert.deepEqual(sheets.map(({ sheet }) => sheet), ["Daftar", "Penjelasan"]);
  assert.equal(sheets[1].data.length, 33);
});

test("results leave as a workbook that another program reads: real numbers, texts that are no formulas", async (t) => {
  const page = await visit(t);
  const roster = "NIP;Nama;Unit Kerja;Kelas;Status;Golongan;MKG\n000000000000000012;=HYPERLINK(1);Dinas Sosial;9;PNS;III/d;10\n000000000000000013;\"Budi, S.E.\";Dinas Sosial;7;PPPK;IX;4\n";
  await bring(page, "daftar.csv", roster);
  await opened(page);
  await run(page);
  const [summary, people, payment] = await readXlsxFile(await saved(page, "Simpan hasil dan ringkasan (XLSX)"));
  assert.deepEqual([summary, people, payment].map(({ sheet }) => sheet), ["Ringkasan", "Pegawai", "SIPD rancangan"]);
  assert.equal(people.data.length, 3);
  const [names, first] = people.data;
  assert.equal(names[0], "Baris");
  assert.deepEqual(first.slice(0, 4), [2, "000000000000000012", "=HYPERLINK(1)", "Dinas Sosial"]);
  const net = names.indexOf("Diterima sekarang");
  const sum = people.data.slice(1).reduce((sum, row) => sum + row[net], 0);
  const line = (name) => summary.data.find(([label]) => label === name);
  assert.equal(line("Diterima pegawai")[1], sum);
  assert.ok(sum > 0 && Number.isInteger(sum));
  assert.equal(line("Daftar pegawai")[1], "daftar.csv");
  const paid = (name) => payment.data[1][payment.data[0].indexOf(name)];
  assert.equal(payment.data[0].length, 31);
  assert.equal(paid("jumlah_ditransfer"), first[names.indexOf("Diterima rancangan")]);
  assert.deepEqual([paid("nip"), paid("pns_pppk"), paid("nik")], ["000000000000000012", "1", null]);
  const criteria = payment.data[1].slice(14, 19).reduce((sum, amount) => sum + amount, 0);
  assert.equal(criteria, first[names.indexOf("Bruto rancangan")]);
  assert.match(line("Sidik aturan (SHA-256)")[1], /^[0-9a-f]{64}$/);
});
