// The pages as they look in their states, on a phone, a tablet and a desk, light and dark: what a
// change did to them is seen in the difference. `cargo xtask screenshots` takes them anew.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, serve } from "../browser/browser.mjs";

const SCREENS = [
  { width: 360, height: 740, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
  { width: 768, height: 1024, colorScheme: "dark" },
  { width: 1280, height: 900, colorScheme: "light" },
];
const FOLDER = fileURLToPath(new URL("pages/", import.meta.url));
/** A day on which the record does not depend. */
const TODAY = new Date("2026-11-26T02:00:00Z");

const example = (page) => page.getByRole("button", { name: /Staf kelas 7/ }).click();
/** On a narrow page the answer lies behind the bar. */
const unfold = async (page) => {
  const bar = page.locator(".bar");
  if (await bar.isVisible()) await bar.click();
};
const show = (page, what) => page.locator(what).first().evaluate((part) => part.scrollIntoView({ block: "start" }));

const beginPack = async (page) => {
  await page.getByLabel("Paket", { exact: true }).selectOption("seruyan-2023");
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
};

/** Each state: the page it is of, and what a person does to come there. */
const STATES = {
  first: { at: "" },
  answered: { at: "", reach: example },
  breakdown: {
    at: "",
    async reach(page) {
      await example(page);
      await unfold(page);
      await show(page, ".breakdown");
    },
  },
  compared: {
    at: "",
    async reach(page) {
      await example(page);
      await page.getByRole("button", { name: "Bandingkan dengan keadaan lain" }).click();
      await page.getByRole("radio", { name: "PPPK", exact: true }).check();
      await unfold(page);
      await show(page, ".comparison");
    },
  },
  year: {
    at: "",
    async reach(page) {
      await example(page);
      await unfold(page);
      await page.getByRole("button", { name: /Setahun penuh/ }).click();
      await show(page, ".year");
    },
  },
  calendar: {
    at: "",
    async reach(page) {
      await example(page);
      await page.locator(".rule-line summary").first().click();
      await page.getByLabel("Bulan", { exact: true }).selectOption("3");
      await page.getByLabel("Tahun", { exact: true }).selectOption("2024");
      await page.locator('[aria-controls$="calendar"]').click();
      await page.locator(".calendar-days").waitFor();
      await page.locator(".calendar-file summary").click();
      const file = new URL("../cases/attendance-files/fingerspot-shape.csv", import.meta.url);
      await page.locator(".calendar-file input").setInputFiles(fileURLToPath(file));
      await page.locator(".calendar-list").waitFor();
      await show(page, ".calendar");
    },
  },
  wrong: {
    at: "",
    async reach(page) {
      await example(page);
      await page.getByRole("textbox", { name: "Hari kerja bulan ini" }).fill("99");
    },
  },
  officer: { at: "kepatuhan.html" },
  sheet: {
    at: "kepatuhan.html",
    async reach(page) {
      await page.getByLabel("Instrumen", { exact: true }).selectOption("ombudsman-2022");
      await show(page, ".columns");
    },
  },
  simulation: {
    at: "simulasi.html",
    async reach(page) {
      await page.getByRole("button", { name: "Pakai daftar contoh" }).click();
      await page.getByText("Ubah rancangan").click();
    },
  },
  workshop: { at: "paket.html" },
  edited: {
    at: "paket.html",
    async reach(page) {
      await beginPack(page);
      await page.locator(".made-form h3 button", { hasText: "Predikat kinerja" }).click();
      await page.getByLabel("Baik", { exact: true }).fill("95");
    },
  },
  faulty: {
    at: "paket.html",
    async reach(page) {
      await beginPack(page);
      await page.locator(".made-form h3 button", { hasText: "Pembayaran" }).click();
      await page.locator(".entry-head button.fold").first().click();
      await page.getByLabel("Bobot, persen dari kriterianya").first().fill("seratus");
    },
  },
  "pack-text": {
    at: "paket.html",
    async reach(page) {
      await beginPack(page);
      await page.getByRole("button", { name: "Teks", exact: true }).click();
    },
  },
};

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER);
const server = await serve();
const browser = await launch();
for (const [name, { at, reach }] of Object.entries(STATES)) {
  for (const { width, height, colorScheme } of SCREENS) {
    const viewport = { width, height };
    const context = await browser.newContext({ viewport, colorScheme, locale: "id-ID", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.clock.setFixedTime(TODAY);
    await page.goto(new URL(at, server.address).href);
    await page.locator(".tpp:not(.coming) .head").first().waitFor();
    await reach?.(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.jpg`, type: "jpeg", quality: 50 });
    await context.close();
  }
}
await browser.close();
await server.stop();
