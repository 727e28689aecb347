// The page that simulates a draft: a roster, two rules, what differs, and the way to each person.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, keptWhole, open, PHONE, serve, until } from "./stage.mjs";

const server = await serve();
const address = new URL("simulasi.html", server.address).href;

async function visit(t, options) {
  const page = await open(t, address, options);
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  return page;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const result = (page) => until(page, () => document.querySelector(".cost .much")?.innerText);

/** Changes what the draft pays by workload. */
async function change(page, text = "45") {
  await page.getByText("Ubah rancangan").click();
  await page.locator(".made-form h3 button", { hasText: "Kriteria" }).click();
  await page.locator(".entry-head button.fold", { hasText: "Beban kerja" }).click();
  await page.getByLabel("Nilai umum").first().fill(text);
}

async function sample(page) {
  await press(page, "Pakai daftar contoh");
  await until(page, () => document.querySelector(".layout .opened"));
}

async function bring(page, name, contents) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("Buka daftar pegawai (CSV, XLSX)").click();
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(contents) });
}

/** A figure of rupiah as a number. */
const number = (text) => Number(text.replace("−", "-").replace(/[^\d-]/g, ""));
/** The cells of a table's column, as numbers. */
const column = async (page, table, n) =>
  (await page.locator(`${table} tbody tr > :nth-child(${n})`).allInnerTexts()).map(number);
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

test("the sample roster goes through both rules, and every part adds up", async (t) => {
  const page = await visit(t);
  await accessible(page);
  assert.ok(await page.getByRole("button", { name: "Jalankan simulasi" }).isDisabled());
  await change(page);
  assert.match(await page.locator(".changed .differs").innerText(), /Beban kerja[^]*40 menjadi 45/);
  await sample(page);
  assert.match(await page.locator(".opened").innerText(), /15 dari 15 kolom/);
  await press(page, "Jalankan simulasi");
  const more = number(await result(page));
  assert.ok(more > 0);
  assert.match(await page.locator(".cost .help").first().innerText(), /12\.003 pegawai/);

  const [entitlement, , net, cost] = await column(page, ".totals", 4);
  assert.ok(entitlement > 0 && net > 0);
  assert.equal(cost, more);
  for (const place of [0, 1, 2]) {
    const parts = page.locator(".parts").nth(place);
    const cells = async (n) =>
      (await parts.locator(`tbody tr > :nth-child(${n})`).allInnerTexts()).map(number);
    assert.equal(sum(await cells(2)), 12_003);
    assert.equal(sum(await cells(5)), more);
  }
  assert.equal(await page.locator(".parts").first().locator("tbody tr").count(), 59);
  await accessible(page);

  await page.getByRole("button", { name: "Dinas Sosial", exact: true }).click();
  await until(page, () => document.querySelector(".people tbody tr"));
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("people")), true);
  await page.locator(".people tbody button").first().click();
  await until(page, () => document.querySelector(".one tbody tr"));
  const lines = await column(page, ".one", 4);
  const total = lines.pop();
  assert.equal(sum(lines), total, "the lines add up to the difference");
  await accessible(page);

  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill("1.000.000");
  await until(page, () => document.querySelector(".cost .less")?.innerText.includes("melampaui"));

  const download = page.waitForEvent("download");
  await press(page, "Simpan hasil tiap pegawai (CSV)");
  const file = await readFile(await (await download).path(), "utf8");
  const rows = file.trim().split("\r\n");
  assert.equal(rows.length, 12_004);
  const netColumn = rows[0].split(";").length - 1;
  assert.equal(sum(rows.slice(1).map((row) => Number(row.split(";")[netColumn]))), net);

  await page.getByRole("button", { name: "English" }).click();
  await until(page, () => document.documentElement.lang === "en" && document.querySelector(".cost h3").innerText.startsWith("Cost"));
  await accessible(page);
});

const HEAD = "Nomor;Nama;Unit Kerja;Kls;Status;Golongan;MKG\n";
const ROSTER = `${HEAD}1;Ani;Dinas Sosial;9;PNS;III/d;10\n2;"=HYPERLINK(1)";Dinas Sosial;19;PNS;III/d;10\n3;Cici;Dinas Sosial;7;PPPK;IX;4\nTotal;;;;;;\n`;

test("a roster of one's own is mapped, its bad rows are told, and good ones count", async (t) => {
  const page = await visit(t);
  await bring(page, "daftar.csv", ROSTER);
  await until(page, () => document.querySelector(".layout .wrong")?.innerText.includes("Kelas jabatan"));
  await page.getByLabel("Kls", { exact: true }).selectOption("job_class");
  await until(page, () => document.querySelector(".layout .wrong") === null);
  await press(page, "Jalankan simulasi");
  await result(page);
  assert.match(await page.locator(".card.rows > p").first().innerText(), /4 baris terisi: 2 terhitung, 0 ditolak aturan, 2 dilewati/);
  const told = await page.locator(".card.rows tbody tr").allInnerTexts();
  assert.equal(told.length, 2);
  assert.match(told[0], /3\s+Kelas jabatan\s+19\s+Bukan kelas jabatan/);
  assert.match(told[1], /Baris jumlah/);
  await accessible(page);
  const download = page.waitForEvent("download");
  await press(page, "Simpan daftar ini (CSV)");
  const file = await readFile(await (await download).path(), "utf8");
  assert.match(file, /3;"Kelas jabatan";"19";"Bukan kelas jabatan\."/);
});

test("files that are no roster are told by what they are", async (t) => {
  const page = await visit(t);
  for (const [name, contents, said] of [
    ["a.xlsx", "PK\x03\x04....", "rusak atau terpotong"],
    ["a.pdf", "%PDF-1.7", "PDF"],
    ["a.csv", "", "kosong"],
  ]) {
    await bring(page, name, contents);
    await until(page, (said) => document.querySelector(".notice")?.innerText.includes(said), said);
  }
  await accessible(page);
});

test("a worker that stops is told, and the next one goes on with what is there", async (t) => {
  const page = await visit(t, { serviceWorkers: "block" });
  await change(page);
  await page.route("**/batch_bg.wasm", (route) => route.abort());
  await press(page, "Pakai daftar contoh");
  await until(page, () => document.querySelector(".notice")?.innerText.includes("berhenti"));
  assert.ok(page.faults.splice(0).every((fault) => fault.includes("batch_bg.wasm")));
  await page.unroute("**/batch_bg.wasm");
  await sample(page);
  await press(page, "Jalankan simulasi");
  const first = await result(page);

  // The worker of a run is gone; the file and the draft are not.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      post.call(this, message, ...rest);
      if (message.task !== "run") return;
      Worker.prototype.postMessage = post;
      this.dispatchEvent(new ErrorEvent("error", { message: "unreachable", cancelable: true }));
    };
  });
  await press(page, "Jalankan simulasi");
  await until(page, () => document.querySelector(".notice")?.innerText.includes("berhenti"));
  await press(page, "Jalankan simulasi");
  assert.equal(await result(page), first);
});

test("a run is called off at once, and begins anew", async (t) => {
  const page = await visit(t);
  await change(page);
  const rows = Array.from({ length: 120_000 }, (_, n) => `${n + 1};Pegawai;Dinas Sosial;9;PNS;III/d;10`);
  await bring(page, "besar.csv", `${HEAD.replace("Kls", "Kelas")}${rows.join("\n")}\n`);
  await until(page, () => document.querySelector(".layout .opened"));
  await press(page, "Jalankan simulasi");
  // As soon as it is under way: on a fast machine it is soon over.
  await until(page, () => {
    if (!(Number(document.querySelector("progress")?.value) > 0)) return false;
    [...document.querySelectorAll("button")].find(({ innerText }) => innerText === "Batalkan").click();
    return true;
  });
  await until(page, () => document.querySelector("progress") === null);
  assert.match(await page.locator(".notice").innerText(), /dibatalkan/);
  await bring(page, "kecil.csv", ROSTER.replace("Kls", "Kelas"));
  await until(page, () => document.querySelector(".opened")?.innerText.includes("kecil.csv"));
  await press(page, "Jalankan simulasi");
  await result(page);
});

test("anybody can follow a run that takes long", async (t) => {
  const page = await visit(t);
  await change(page);
  await sample(page);
  // A worker that is asked for nothing never ends.
  await page.evaluate(() => (Worker.prototype.postMessage = () => {}));
  await press(page, "Jalankan simulasi");
  await page.getByRole("button", { name: "Batalkan", exact: true }).waitFor();
  await accessible(page);
});

test("on a phone, in the dark, and without a network", async (t) => {
  const page = await visit(t, { viewport: PHONE, colorScheme: "dark" });
  await keptWhole(page);
  await page.context().setOffline(true);
  await page.reload();
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  await change(page);
  await sample(page);
  await press(page, "Jalankan simulasi");
  await result(page);
  await accessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});

test("the officer's page leads here, and this page back", async (t) => {
  const page = await open(t, new URL("kepatuhan.html", server.address).href);
  await page.getByRole("link", { name: "Simulasi" }).click();
  await until(page, () => document.querySelector(".simulation .setup select") !== null);
  await page.getByRole("link", { name: "Kepatuhan" }).click();
  await until(page, () => document.querySelector(".officer") !== null);
});
