// Files of answers as people have them, brought into the officer's page in Chromium and, where
// there is one, in Firefox: what is read, what is said, and never "all" where something is missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { open, PHONE, serve, until } from "./stage.mjs";

const CASES = fileURLToPath(new URL("../cases/survey-files", import.meta.url));
const FOLDERS = ["03-delimiter", "04-sep", "05-bytes", "variants"];
const words = JSON.parse(readFileSync(new URL("../../web/words/officer/id.json", import.meta.url)));

const { address } = await serve();
const officer = new URL("kepatuhan.html", address).href;

const files = FOLDERS.flatMap((folder) => {
  const { files } = JSON.parse(readFileSync(`${CASES}/${folder}/expected.json`));
  return Object.entries(files).map(([name, expected]) => ({
    name,
    expected,
    base64: readFileSync(`${CASES}/${folder}/${name}`).toString("base64"),
  }));
});

/** Brings a file into a sheet of its own; gives what is said of it and the answers then. */
async function brought({ name, base64 }) {
  const seen = async (check) => {
    for (let tries = 0; !check(); tries += 1) {
      if (tries > 1_000) throw new Error(`${name}: never true: ${check}`);
      await new Promise((later) => setTimeout(later, 10));
    }
  };
  const labelled = (text) => [...document.querySelectorAll("label")].find((label) => label.innerText.startsWith(text));
  for (const dismiss of document.querySelectorAll(".notice button")) dismiss.click();
  await seen(() => document.querySelector(".notice") === null);
  document.querySelector(".matrix .add").click();
  const unit = document.getElementById(labelled("Nama unit").htmlFor);
  await seen(() => unit.value === "");
  unit.value = name;
  unit.dispatchEvent(new Event("change", { bubbles: true }));
  const answers = () => [...document.querySelectorAll(".indicator input.number")].map(({ value }) => value);
  await seen(() => answers().every((answer) => answer === ""));
  const field = labelled("Muat jawaban survei").querySelector("input");
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([bytes], name));
  field.files = held.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await seen(() => document.querySelector(".notice") !== null);
  return { said: document.querySelector(".notice").innerText, answers: answers() };
}

function compare({ name, expected }, { said, answers }) {
  if (expected.refused) {
    const [begin] = words[`fault.${expected.refused}`].split("{");
    assert.ok(said.includes(begin), `${name}: ${said}`);
    assert.deepEqual(answers, Array(9).fill(""), name);
    return;
  }
  const totals = Array.from({ length: 9 }, (_, n) => expected.answers[`u${n + 1}`]);
  const right = totals.map((sum) => (sum ? `${sum.total}/${sum.respondents}` : ""));
  assert.deepEqual(answers, right, `${name}: ${said}`);
  const whole = expected.faults.length === 0 && expected.withoutColumn.length === 0;
  assert.equal(said.includes("terbaca semua"), whole, `${name}: ${said}`);
  assert.match(said, /Baris \d+ dibaca sebagai nama kolom: /, name);
  for (const { row, found } of expected.faults) {
    assert.ok(said.includes(`Baris ${row}`) && said.includes(found ?? ""), `${name}: ${said}`);
  }
}

const started = () => document.querySelector(".officer select") !== null;
const chooseSkm = () => {
  const choice = [...document.querySelectorAll("select")].find(({ options }) =>
    [...options].some(({ value }) => value === "skm"),
  );
  choice.value = "skm";
  choice.dispatchEvent(new Event("change", { bubbles: true }));
};

test("every file is read or named in Chromium", async (t) => {
  const page = await open(t, officer);
  await until(page, started);
  await page.evaluate(chooseSkm);
  await until(page, () => document.querySelector(".sample") !== null);
  for (const file of files) compare(file, await page.evaluate(brought, file));
});

const executablePath = process.env.FIREFOX;
const skip = executablePath ? false : "there is no Firefox";
const firefox = skip || (await puppeteer.launch({ browser: "firefox", executablePath }));
after(() => skip || firefox.close());

test("every file is read or named alike in Firefox", { skip }, async () => {
  const page = await firefox.newPage();
  await page.goto(officer);
  await page.waitForFunction(started);
  await page.evaluate(chooseSkm);
  await page.waitForFunction(() => document.querySelector(".sample") !== null);
  for (const file of files) compare(file, await page.evaluate(brought, file));
});

/** Gives a file to the field of a name, as a person does. */
async function bring(page, label, name, buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel(label, { exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: "", buffer });
}

test("a file of many megabytes is read while one waits, a larger one is refused by its size", async (t) => {
  const page = await open(t, officer, { viewport: PHONE });
  await until(page, started);
  await page.evaluate(chooseSkm);
  const row = "orang;4;3;4;4;3;3;4;2;3\r\n";
  const head = "Nama;U1;U2;U3;U4;U5;U6;U7;U8;U9\r\n";
  const count = 600_000;
  await bring(page, "Muat jawaban survei (CSV)", "besar.csv", Buffer.from(head + row.repeat(count)));
  await until(page, () => document.querySelector(".notice")?.innerText.includes("600.000 responden terbaca semua"));
  await page.getByRole("button", { name: "Tutup" }).click();
  await bring(page, "Muat jawaban survei (CSV)", "terlalu-besar.csv", Buffer.alloc(16_000_001, "4"));
  await until(page, () => document.querySelector(".notice")?.innerText.includes("lebih besar dari 16 MB"));
});

test("a file of assessments goes through the same reader, and says what else it is", async (t) => {
  const page = await open(t, officer);
  await until(page, started);
  const sheets = [{ unit: "Dinkes", period: "2024", instrument: "skm", answers: { u1: "105/29" } }];
  const book = JSON.stringify({ format: 1, sheets });
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(book, "utf16le")]);
  await bring(page, "Muat penilaian", "kepatuhan.json", wide);
  await until(page, () => document.querySelector(".notice")?.innerText.includes("1 penilaian dimuat"));
  assert.equal(await page.getByLabel("Persyaratan", { exact: true }).inputValue(), "105/29");
  await page.getByRole("button", { name: "Tutup" }).click();
  await bring(page, "Muat penilaian", "kepatuhan.json", Buffer.from("PK\u0003\u0004"));
  await until(page, () => document.querySelector(".notice")?.innerText.includes("buku kerja"));
  assert.match(await page.locator(".notice").innerText(), /Pilih berkas JSON yang disimpan dari halaman ini/);
});

test("the table saved opens in columns, keeps its letters, and no name is a formula", async (t) => {
  const page = await open(t, officer);
  await until(page, started);
  await page.evaluate(chooseSkm);
  await page.getByLabel("Nama unit", { exact: true }).fill("＝1+1; Réné");
  await page.getByLabel("Nama unit", { exact: true }).press("Tab");
  await page.evaluate(() => {
    for (const field of document.querySelectorAll(".indicator input.number")) {
      field.value = "3,5";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await until(page, () => document.querySelector(".outcome .class") !== null);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan tabel (CSV)" }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), "kepatuhan.csv");
  const [head, row, end] = (await readFile(await saved.path(), "utf8")).split("\r\n");
  assert.equal(head, '\ufeff"unit";"periode";"nilai";"kelas";"terjawab";"pertanyaan"');
  assert.match(row, /^"'＝1\+1; Réné";"\d{4}";87,5;"B[^"]*";9;9$/);
  assert.equal(end, "");
});

test("the template comes back filled in, and so does a table with the words people use", async (t) => {
  for (const [language, words] of [
    ["Bahasa Indonesia", { template: "Unduh templat (CSV)", load: "Muat jawaban survei (CSV)", all: "Jawaban 2 responden terbaca semua", close: "Tutup" }],
    ["English", { template: "Download a template (CSV)", load: "Load survey answers (CSV)", all: "2 respondents", close: "Close" }],
  ]) {
    const page = await open(t, officer);
    await until(page, started);
    await page.evaluate(chooseSkm);
    await page.getByRole("button", { name: language }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: words.template }).click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), "templat-survei.csv");
    const template = await readFile(await saved.path(), "utf8");
    assert.match(template, /^\ufeff"u1 [^"]+";"u2 [^"]+";.*"u9 [^"]+"\r\n$/);
    const people = "Persyaratan;Prosedur;Waktu;Biaya/Tarif;Produk Layanan;Kompetensi Petugas;Perilaku Petugas;Penanganan Pengaduan;Sarana Prasarana\r\n";
    for (const head of [template, people]) {
      await bring(page, words.load, "jawaban.csv", Buffer.from(head + "4;3;4;4;3;3;4;2;3\r\n3;3;3;3;3;3;3;3;3\r\n"));
      await until(page, (said) => document.querySelector(".notice")?.innerText.includes(said), words.all);
      const answers = await page.locator(".indicator input.number").evaluateAll((all) => all.map(({ value }) => value));
      assert.deepEqual(answers, ["7/2", "6/2", "7/2", "7/2", "6/2", "6/2", "7/2", "5/2", "6/2"]);
      await page.getByRole("button", { name: words.close, exact: true }).click();
    }
  }
});

test("a number typed in two readings is asked about, wherever the officer types one", async (t) => {
  const page = await open(t, officer);
  await until(page, started);
  await page.evaluate(chooseSkm);
  const says = (text) => until(page, (text) => [...document.querySelectorAll(".wrong")].some((wrong) => wrong.innerText.includes(text)), text);
  const first = page.getByLabel("Persyaratan", { exact: true });
  for (const [typed, said] of [
    ["3.500", "Untuk ribuan tulis 3500, untuk desimal tulis 3,500"],
    ["3 5", "Satu angka: tulis 35. Beberapa angka: tulis salah satu saja, 3 / 5"],
    ["1 05/29", "tulis 105."],
    ["9", "Isi antara 1 dan 4. Yang tertulis 9"],
    ["33,3333333333333", "“33,3333333333333” memuat lebih dari 12 angka di belakang koma"],
  ]) {
    await first.fill(typed);
    await says(said);
  }
  await first.fill("\u200e3,5");
  await until(page, () => document.querySelector(".indicator .wrong") === null);
  const population = page.getByLabel(/^Jumlah penerima layanan/);
  await population.fill("12 5");
  await says("Satu angka: tulis 125. Beberapa angka: tulis salah satu saja, 12 / 5");
  await population.fill("banyak");
  await says("“banyak” bukan angka. Tulis misalnya 3.");
  await population.fill("1\u202f000");
  await until(page, () => document.querySelector(".sample").innerText.includes("278"));
  const jobClass = page.getByLabel("Contoh: kelas jabatan", { exact: true });
  await jobClass.fill("7,5");
  await says("“7,5” mengandung pecahan. Tulis angka bulat, misalnya 3.");
  await jobClass.fill("99");
  await says("“99” tidak ada dalam pilihan: ");
});
