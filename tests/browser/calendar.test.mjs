// The calendar of a month: marked by tap, drag and keys, out of a machine's file, into the estimate.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, keptWhole, open, openRule, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();
const FILES = new URL("../cases/attendance-files/", import.meta.url);
const net = (page) => page.locator(".net .figure").last().innerText();
const day = (page, number) => page.locator(`.calendar-days [data-day="${number}"]`);

/** An answered March 2024 with its calendar open. */
async function opened(t, options = {}, button = /Tandai hari di kalender/) {
  const page = await open(t, address, options);
  await openRule(page);
  await page.getByLabel("Bulan", { exact: true }).selectOption("3");
  await page.getByLabel("Tahun", { exact: true }).selectOption("2024");
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 9");
  await until(page, () => /\d/.test(document.querySelector(".net .figure")?.textContent));
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("grid", { name: /Kalender kehadiran Maret 2024/ }).waitFor();
  return page;
}

async function give(page, name) {
  await page.getByText("Berkas mesin kehadiran", { exact: true }).click();
  const buffer = await readFile(new URL(name, FILES));
  await page.getByLabel("Buka berkas (CSV, TXT, DAT)…").setInputFiles({ name, mimeType: "text/csv", buffer });
}

const field = (page, name) => page.getByRole("textbox", { name }).first();
const count = (page, name) => field(page, name).inputValue();

test("days are marked by tap, keys and drag, and what they come to fills the answers, undone in one step", async (t) => {
  const page = await opened(t);
  const full = await net(page);
  await day(page, 5).click();
  await page.getByLabel("Terlambat (menit)").fill("45");
  await page.keyboard.press("Tab");
  assert.match(await day(page, 5).innerText(), /T45/);
  assert.match(await page.locator(".calendar-list").innerText(), /terlambat 45 menit → Terlambat 31–60 menit/);
  // By keys: three days from the 6th on are sick leave.
  await day(page, 5).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.getByLabel("Keadaan 3 hari ini").selectOption({ label: "Sakit" });
  // By drag: two days of duty elsewhere.
  const [from, to] = [await day(page, 18).boundingBox(), await day(page, 19).boundingBox()];
  await page.mouse.move(from.x + 9, from.y + 9);
  await page.mouse.down();
  await page.mouse.move(to.x + 9, to.y + 9, { steps: 4 });
  await page.mouse.up();
  await page.getByLabel("Keadaan 2 hari ini").selectOption({ label: "Dinas luar" });
  await day(page, 20).click();
  await page.getByLabel("Keadaan hari ini").selectOption({ label: "Tanpa keterangan" });
  assert.match(await page.locator(".calendar-sum").innerText(), /Hari kerja: 18.*Sakit: 3/);
  assert.equal(await net(page), full, "nothing is filled in unasked");
  await accessible(page);
  await page.getByRole("button", { name: "Isikan ke perkiraan" }).click();
  await page.getByText("Kehadiran Maret 2024 diisi dari kalender.").waitFor();
  const filled = await net(page);
  assert.notEqual(filled, full);
  assert.equal(await count(page, "31–60 menit"), "1");
  assert.match(await page.locator(".questions").innerText(), /Tanpa keterangan diisi dari kalender/);
  await page.getByRole("button", { name: "Kembalikan" }).click();
  assert.equal(await net(page), full);
  await page.getByRole("button", { name: "Isikan ke perkiraan" }).click();
  await until(page, (net) => document.querySelector(".net .figure").textContent === net, filled);
  // Kept with the situation on the device.
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByRole("button", { name: "Buka lagi kalender bulan ini" }).click();
  await until(page, () => /T45/.test(document.querySelector('[data-day="5"]')?.textContent));
  assert.equal(await net(page), filled);
  // Another count by hand is the person's own again.
  await field(page, "Tanpa keterangan").fill("2");
  await until(page, () => !/Tanpa keterangan diisi dari kalender/.test(document.querySelector(".questions").innerText));
});

test("holidays and collective leave are shown with how sure they are, and the week may have six days", async (t) => {
  const page = await opened(t);
  assert.match(await day(page, 11).getAttribute("aria-label"), /Libur nasional: Hari Suci Nyepi.*\(lazim, naskah belum terlihat\)/);
  assert.match(await day(page, 12).getAttribute("aria-label"), /Cuti bersama/);
  assert.match(await day(page, 13).getAttribute("aria-label"), /hari kerja 08:00–15:00/);
  assert.match(await page.locator(".calendar-sum").innerText(), /Hari kerja: 18/);
  await page.getByLabel("6 hari, Senin–Sabtu").check();
  assert.match(await page.locator(".calendar-sum").innerText(), /Hari kerja: 23/);
  await page.getByText(/anggapan menurut Samarinda 2022/).waitFor();
});

test("a machine's file is read; what is not clear is asked before it is filled in", async (t) => {
  const page = await opened(t);
  await give(page, "fingerspot-shape.csv");
  await page.getByText("12 baris terbaca, 7 hari ditandai.").waitFor();
  assert.match(await page.locator(".calendar-outcome").innerText(), /00:00:00 dianggap tidak ada scan/);
  await page.getByText("1 hari perlu Anda jawab dulu").waitFor();
  await page.getByRole("button", { name: "Isikan ke perkiraan" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.day), "8");
  await page.getByLabel("Keadaan hari ini").selectOption({ label: "Tanpa keterangan" });
  await accessible(page);
  await page.getByRole("button", { name: "Isikan ke perkiraan" }).click();
  await page.getByText("diisi dari kalender.").first().waitFor();
  assert.equal(await count(page, "1–30 menit"), "2");
  assert.equal(await count(page, "Hari kerja bulan ini"), "19");
});

test("each fault names row, reason and repair; whose rows they are is asked", async (t) => {
  const page = await opened(t);
  await give(page, "faulty.csv");
  const flaws = page.locator(".calendar-outcome ol");
  await flaws.waitFor();
  assert.deepEqual((await flaws.innerText()).split("\n").filter(Boolean), [
    "Baris 3 “32-03-2024” bukan tanggal. Tulis seperti 05-03-2024.",
    "Baris 4 “7 lewat” bukan jam. Tulis seperti 07:30.",
    "Baris 6 “05-03-2024” sudah ada di baris sebelumnya; yang pertama dipakai. Hapus salah satunya.",
    "Baris 9 “01-01-2000” bertahun-tahun dari bulan ini: jam mesin kembali ke awal. Tandai harinya sendiri.",
  ]);
  await accessible(page);
  await page.getByLabel("Atau tempel isinya di sini").fill(await readFile(new URL("several-people.csv", FILES), "utf8"));
  await page.getByRole("button", { name: "Baca tempelan" }).click();
  await page.getByLabel(/Yang mana Anda/).selectOption("0001");
  await page.getByText("6 baris terbaca").waitFor();
  await page.getByLabel("Atau tempel isinya di sini").fill("Nama;Nilai\nA;4");
  await page.getByRole("button", { name: "Baca tempelan" }).click();
  await page.getByText("Kolom tanggal dan jam tidak ditemukan").waitFor();
  await page.getByRole("button", { name: "Urungkan" }).click();
  assert.doesNotMatch(await day(page, 4).innerText(), /T1/);
});

test("in English, in the dark, on a phone and without a network", async (t) => {
  const page = await opened(t, { viewport: PHONE, colorScheme: "dark", hasTouch: true });
  await page.getByRole("button", { name: "Tutup kalender" }).click();
  await keptWhole(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: /EN/ }).first().click();
  await page.getByRole("button", { name: /Mark days in a calendar/ }).click();
  await page.getByRole("grid", { name: "Attendance calendar, March 2024" }).waitFor();
  await day(page, 6).tap();
  await page.getByLabel("This day").selectOption({ label: "On duty elsewhere" });
  // Not where the answer in short at the foot lies over a part of it.
  const fill = page.getByRole("button", { name: "Fill into the estimate" });
  await fill.evaluate((button) => button.scrollIntoView({ block: "center" }));
  assert.match(await day(page, 6).getAttribute("aria-label"), /Wednesday.*March.*On duty elsewhere/);
  await accessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${wide} px`);
  await fill.click();
  await page.locator(".questions").getByText("filled in from the calendar").first().waitFor();
  await page.locator(".answer .bar").click();
  await page.getByText("Attendance of March 2024 filled in from the calendar.").waitFor();
});
