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

  const [entitlement, , net, , , cost] = await column(page, ".card.totals", 4);
  assert.ok(entitlement > 0 && net > 0);
  assert.equal(cost, more);
  for (const place of [0, 1, 2]) {
    const parts = page.locator(".parts").nth(place);
    const cells = async (n) =>
      (await parts.locator(`> .scroll tbody tr > :nth-child(${n})`).allInnerTexts()).map(number);
    assert.equal(sum(await cells(2)), 12_003);
    assert.equal(sum(await cells(5)), more);
  }
  assert.equal(await page.locator(".parts").first().locator("> .scroll tbody tr").count(), 59);
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
  await until(page, () => document.querySelector(".budget .less")?.innerText.includes("terlampaui"));

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

/** A roster of so many people. */
const people = (many) => {
  const rows = Array.from({ length: many }, (_, n) => `${n + 1};Pegawai;Dinas Sosial;9;PNS;III/d;${n % 30}`);
  return `${HEAD.replace("Kls", "Kelas")}${rows.join("\n")}\n`;
};

/** A run of a small roster under a draft that pays more by workload. */
async function ranSmall(page, many = 60) {
  await change(page);
  await bring(page, "kecil.csv", people(many));
  await until(page, () => document.querySelector(".opened")?.innerText.includes("kecil.csv"));
  await press(page, "Jalankan simulasi");
  return result(page);
}

/** What the month costs under both rules. */
const costs = async (page) => {
  const cells = await page.locator(".card.totals tbody tr:last-child td").allInnerTexts();
  return cells.map(number);
};

test("a draft is held against ceilings and the cap, with what does not count", async (t) => {
  const page = await visit(t);
  await ranSmall(page);
  const [, after] = await costs(page);
  const fill = (label, amount) => page.getByLabel(label).fill(String(amount));
  await fill("Pagu anggaran sebulan (rupiah)", after);
  await fill("Pagu anggaran setahun (rupiah)", after * 12 - 1);
  await fill("Belanja APBD setahun (rupiah)", after * 100);
  await fill("Belanja pegawai lain setahun, di luar TPP ini (rupiah)", after * 20);
  await fill("Di dalamnya tunjangan guru dari transfer ke daerah (rupiah)", after);
  await until(page, () => document.querySelectorAll(".held li").length === 3);
  const [month, year, cap] = await page.locator(".held li").allInnerTexts();
  assert.match(month, /Pagu sebulan .*: muat, sisa Rp0\./);
  assert.match(year, /Pagu setahun .*: terlampaui Rp1\./);
  assert.match(cap, /terlampaui [^]* yaitu 31% dari belanja APBD/);
  await page.getByText("Dari mana batas 30%").click();
  assert.match(await page.locator(".budget details").innerText(), /lazim[^]*UU 1\/2022 Pasal 146/);
  await fill("Belanja APBD setahun (rupiah)", "banyak");
  await until(page, () => document.querySelectorAll(".held li").length === 2);
  await accessible(page);
});

test("a number is sought that keeps a ceiling, put into the draft, and taken back", async (t) => {
  const page = await visit(t);
  await ranSmall(page);
  const [before] = await costs(page);
  assert.ok(await page.getByRole("button", { name: "Cari nilainya" }).isDisabled());
  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill(String(before + 100_000));
  await page.getByLabel("Angka rancangan").selectOption("$.criteria.workload.amount.percent_of_basic.default");
  assert.equal(await page.getByLabel("Sampai", { exact: true }).inputValue(), "90,00");
  await accessible(page);
  await press(page, "Cari nilainya");
  await until(page, () => document.querySelector(".found .much"));
  const found = await page.locator(".found .much").innerText();
  assert.match(found, /^40,\d+$/);
  assert.match(await page.locator(".found").innerText(), /Makin besar angkanya, makin besar biayanya/);
  assert.ok((await page.locator(".curve circle").count()) >= 13);
  await page.getByText("Sebagai tabel").click();
  const left = await column(page, ".goal table", 3);
  assert.ok(left[0] > 0 && left.at(-1) < 0);
  await accessible(page);

  await press(page, "Pakai nilai ini dalam rancangan");
  await until(page, () => document.querySelector(".found")?.innerText.includes("sudah ada dalam rancangan"));
  await press(page, "Jalankan simulasi");
  await until(page, () => document.querySelector(".held .more") && !document.querySelector(".is-stale"));
  const [, after] = await costs(page);
  assert.ok(after <= before + 100_000 && after > before, `${after} beside ${before}`);
  await press(page, "Urungkan");
  assert.match(await page.locator(".changed .differs").innerText(), /40 menjadi 45/);
});

test("where no value fits both ends are told, and a weight that stands alone is refused with the reason", async (t) => {
  const page = await visit(t);
  await ranSmall(page);
  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill("1");
  await page.getByLabel("Angka rancangan").selectOption("$.criteria.workload.amount.percent_of_basic.default");
  await press(page, "Cari nilainya");
  await until(page, () => document.querySelector(".found .wrong"));
  assert.match(await page.locator(".found").innerText(), /Tidak ada nilai dari 0 sampai 90,00[^]*Rp[\d.]+ dan Rp[\d.]+/);

  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill("1.000.000.000.000");
  await page.getByLabel("Angka rancangan").selectOption("$.payment.parts[0].weight");
  await press(page, "Cari nilainya");
  await until(page, () => document.querySelector(".found .much"));
  assert.equal(await page.locator(".found .much").innerText(), "60");
  assert.match(await page.locator(".found").innerText(), /ditolak paket/);
  await accessible(page);
});

test("a search is called off at once", async (t) => {
  const page = await visit(t);
  await ranSmall(page, 6_000);
  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill("1");
  await page.getByLabel("Angka rancangan").selectOption("$.basic_tpp.method.coefficient");
  await press(page, "Cari nilainya");
  await page.locator(".goal").getByRole("button", { name: "Batalkan", exact: true }).click();
  await until(page, () => document.querySelector(".goal progress") === null);
  assert.match(await page.locator(".notice").innerText(), /dibatalkan/);
});

test("how people behave is chosen, said on the result, and moves the cost", async (t) => {
  const page = await visit(t);
  await change(page);
  const head = `${HEAD.replace("Kls", "Kelas").trim()};Predikat Kinerja;TL1\n`;
  const rows = Array.from({ length: 40 }, (_, n) => `${n + 1};Pegawai;Dinas Sosial;9;PNS;III/d;${n % 30};Baik;3`);
  await bring(page, "kecil.csv", `${head}${rows.join("\n")}\n`);
  await until(page, () => document.querySelector(".opened")?.innerText.includes("kecil.csv"));
  const run = async () => {
    await press(page, "Jalankan simulasi");
    await until(page, () => document.querySelector(".totals") && !document.querySelector(".is-stale"));
    return (await costs(page))[1];
  };
  const listed = await run();
  assert.match(await page.locator(".card.cost").innerText(), /Seperti dalam daftar/);
  const scenario = page.getByLabel("Kehadiran dan predikat");
  await scenario.selectOption("rated_lower");
  const lower = await run();
  assert.match(await page.locator(".card.cost").innerText(), /Semua turun satu predikat/);
  await scenario.selectOption("counts");
  await page.getByLabel("Menjadi berapa persen dari daftar").fill("banyak");
  assert.ok(await page.getByRole("button", { name: "Jalankan simulasi" }).isDisabled());
  await accessible(page);
  await page.getByLabel("Menjadi berapa persen dari daftar").fill("300");
  const late = await run();
  assert.match(await page.locator(".card.cost").innerText(), /diubah: 300%/);
  assert.ok(lower < listed && late < listed, `${lower}, ${late} beside ${listed}`);
});

test("a year adds up from its months, with what the packs pay beside them, and the budget goes by it", async (t) => {
  const page = await visit(t);
  await page.getByLabel("Bulan", { exact: true }).selectOption("2025-11");
  await ranSmall(page, 30);
  const [, month] = await costs(page);
  await page.getByLabel("Pagu anggaran setahun (rupiah)").fill(String(month * 12));
  await until(page, () => document.querySelector(".held .more"));
  assert.match(await page.locator(".card.of-year").innerText(), /THR 2025, Gaji ke-13 2025/);
  await press(page, "Hitung setahun 2025");
  await until(page, () => document.querySelectorAll(".card.of-year tbody tr").length === 13);
  for (const n of [2, 3, 4, 5, 6]) {
    const cells = await column(page, ".card.of-year", n);
    const total = cells.pop();
    assert.equal(sum(cells), total, `column ${n}`);
  }
  const after = await column(page, ".card.of-year", 5);
  assert.equal(after[10], month, "November is the month that was run");
  assert.ok(after[2] > month * 1.5, "THR is paid in March");
  await until(page, () => document.querySelector(".held .less"));
  await accessible(page);
  await page.getByLabel("Bulan", { exact: true }).selectOption("2024-11");
  await press(page, "Jalankan simulasi");
  await until(page, () => document.querySelector(".card.of-year")?.innerText.includes("tidak dimuat paket untuk tahun ini"));
});

test("the receipt says what made the result, is copied, and is printed on two sheets", async (t) => {
  const page = await visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await ranSmall(page, 30);
  await until(page, () => /SHA-256 [0-9a-f]{64}/.test(document.querySelector(".card.made-by dl")?.innerText));
  const receipt = await page.locator(".card.made-by dl").innerText();
  const { createHash } = await import("node:crypto");
  assert.ok(receipt.includes(createHash("sha256").update(people(30)).digest("hex")), "the roster's own hash");
  assert.match(receipt, /kukar-2024-rancangan \+ nasional-2024, SHA-256 [0-9a-f]{64}/);
  assert.match(receipt, /30 baris terisi: 30 terhitung/);
  await press(page, "Salin tanda hitung");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Tanda hitung simulasi\n[^]*Versi mesin hitung: [\d.]+/);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 2);
});

test("cliffs are found, and lead to the rows that stand there", async (t) => {
  const page = await visit(t);
  await change(page);
  await sample(page);
  await press(page, "Jalankan simulasi");
  await result(page);
  await press(page, "Cari jurang");
  await until(page, () => document.querySelector(".cliffs tbody tr"));
  const over = await column(page, ".cliffs", 2);
  assert.ok(over[0] > 0);
  await accessible(page);
  await page.locator(".cliffs tbody button").first().click();
  await until(page, () => document.querySelector(".people tbody tr"));
  assert.match(await page.locator(".people h3").innerText(), /^TER [ABC], bruto Rp/);
  await page.locator(".people tbody button").first().click();
  await until(page, () => document.querySelector(".one tbody tr"));
});

test("up to four drafts are kept on the device, renamed, compared, opened and removed", async (t) => {
  const page = await visit(t);
  const save = page.getByRole("button", { name: "Simpan rancangan ini untuk dibandingkan" });
  const run = async () => {
    await press(page, "Jalankan simulasi");
    await until(page, () => document.querySelector(".totals") && !document.querySelector(".is-stale"));
  };
  await ranSmall(page, 30);
  const [, first] = await costs(page);
  await page.getByLabel("Pagu anggaran sebulan (rupiah)").fill(String(first));
  await save.click();
  await page.getByLabel("Nama rancangan 1").fill("Beban kerja 45");
  await page.getByLabel("Nilai umum").first().fill("30");
  await run();
  const [, second] = await costs(page);
  await save.click();
  await page.getByLabel("Nama rancangan 2").fill("Beban kerja 30");
  await press(page, "Bandingkan rancangan tersimpan");
  await until(page, () => document.querySelectorAll(".compare tbody tr").length === 2);
  assert.deepEqual(await column(page, ".compare", 2), [first, second]);
  assert.deepEqual(await column(page, ".compare", 8), [0, first - second]);
  await accessible(page);
  await save.click();
  await save.click();
  assert.ok(await save.isDisabled(), "there is room for four");
  await page.getByRole("button", { name: /^Hapus: .* 4$/ }).click();

  await page.reload();
  await until(page, () => document.querySelector(".changed .differs"));
  assert.match(await page.locator(".changed .differs").innerText(), /40 menjadi 30/);
  await bring(page, "kecil.csv", people(30));
  await until(page, () => document.querySelector(".opened")?.innerText.includes("kecil.csv"));
  await run();
  assert.equal(await page.getByLabel("Pagu anggaran sebulan (rupiah)").inputValue(), String(first));
  assert.equal(await page.getByLabel("Nama rancangan 1").inputValue(), "Beban kerja 45");
  await page.getByRole("button", { name: "Buka: Beban kerja 45" }).click();
  assert.match(await page.locator(".changed .differs").innerText(), /40 menjadi 45/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan berkas: Beban kerja 30" }).click();
  const pack = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.equal(pack.criteria.workload.amount.percent_of_basic.default, "30");
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
