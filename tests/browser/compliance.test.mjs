// The officer's page: a unit is scored, kept, compared, and its class goes into the TPP estimate.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();
const started = () => document.querySelector(".officer") !== null;

/** Chooses the step at one place of every indicator, lowest first; numbers get 100. */
const answerAll = (page, place) =>
  page.evaluate((place) => {
    const count = document.querySelectorAll(".indicator").length;
    for (let n = 0; n < count; n += 1) {
      const indicator = document.querySelectorAll(".indicator")[n];
      const steps = [...indicator.querySelectorAll("input[type=radio]")];
      if (steps.length > 0) steps[Math.min(place, steps.length - 1)].click();
      const number = indicator.querySelector("input.number");
      if (number) {
        number.value = "100";
        number.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    }
  }, place);

const name = async (page, label, text) => {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(label, { exact: true }).press("Tab");
};

test("a unit is scored, kept, compared and taken into the TPP estimate", async (t) => {
  const page = await open(t, new URL("kepatuhan.html", address).href);
  await until(page, started);
  await page.getByLabel("Instrumen", { exact: true }).selectOption("ombudsman-2022");
  await name(page, "Unit", "RSUD");
  await name(page, "Periode", "2023");
  await answerAll(page, 2);
  await until(page, () => document.querySelector(".outcome .class") !== null);
  const first = await page.locator(".outcome").innerText();

  await page.reload();
  await until(page, () => document.querySelector(".outcome .class") !== null);
  assert.equal(await page.locator(".outcome").innerText(), first);

  await page.getByLabel("Kelas yang dituju").selectOption("A");
  await until(page, () => document.querySelectorAll(".raises li").length > 0);

  await name(page, "Periode", "2024");
  await answerAll(page, 4);
  await until(page, () => document.querySelector(".outcome .class")?.textContent === "A");
  await until(page, () => document.querySelectorAll(".changes-why li").length === 4);
  await accessible(page);

  await page.getByLabel("Aturan TPP").selectOption("kukar-2024-rancangan");
  await page.getByRole("link", { name: "Buka perkiraan TPP dengan hasil ini" }).click();
  await until(page, () => document.getElementById("kalkulator") !== null);
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("kalkulator-tpp")));
  assert.equal(kept.answers["$.organisation"], "very_good");
});

test("it fits a phone, light and dark", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, new URL("kepatuhan.html", address).href, {
      colorScheme,
      viewport: PHONE,
    });
    await until(page, started);
    const [needed, given] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(needed <= given, `${needed} px wide on ${given} px`);
    await accessible(page);
  }
});
