// Numbers and months are written as Intl writes them, though Intl is not asked: src/app/kit/figures.rs
// says why.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

test("numbers are those of Intl in Indonesian, with the sign of less that is one", () => {
  const format = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 20 });
  for (const [plain, shown] of read("tests/cases/figures.json").cases) {
    assert.equal(format.format(plain).replace("-", "−"), shown);
  }
});

test("amounts are those of Intl but for the blank that EYD does not have", () => {
  const format = new Intl.NumberFormat("id-ID", { style: "currency", currency: "IDR", maximumFractionDigits: 0 });
  assert.equal(format.format(4_299_751).replace(/\s/, ""), "Rp4.299.751");
});

for (const [language, locale] of Object.entries({ id: "id-ID", en: "en-GB" })) {
  test(`months are those of Intl in ${locale}`, () => {
    const words = read(`web/words/${language}.json`);
    for (let month = 1; month <= 12; month += 1) {
      for (const year of [1999, 2024, 2026]) {
        const date = new Date(Date.UTC(year, month - 1, 15));
        const parts = { month: "long", timeZone: "UTC" };
        assert.equal(words[`month.${month}`], new Intl.DateTimeFormat(locale, parts).format(date));
        const ofYear = new Intl.DateTimeFormat(locale, { ...parts, year: "numeric" }).format(date);
        assert.equal(words[`month_of_year.${month}`].replace("{year}", year), ofYear);
      }
    }
  });
}
