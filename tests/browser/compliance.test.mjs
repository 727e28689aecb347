// The officer's page: a unit is scored, kept, compared, and its class goes into the TPP estimate.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible as usable, open, openBeside, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();
const started = () => document.querySelector(".officer") !== null;

/** Chooses the step at one place of every indicator, or of the first ones; numbers get 100. */
const answerAll = (page, place, most = Infinity) =>
  page.evaluate(([place, most]) => {
    const count = Math.min(most, document.querySelectorAll(".indicator").length);
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
  }, [place, most]);

/** At the end of the page, where the answer in short lies over nothing. */
const accessible = async (page) => {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await usable(page);
};

/** Gives the unit in work a name; `addUnit` begins another first. */
const nameUnit = async (page, text, label = "Nama unit") => {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(label, { exact: true }).press("Tab");
};
const addUnit = async (page, text) => {
  await page.getByRole("button", { name: "Tambah unit" }).click();
  await nameUnit(page, text);
};
const choosePeriod = (page, period) => page.getByLabel("Periode", { exact: true }).selectOption(period);
const units = (page) => page.locator(".units [role=rowheader]").allInnerTexts();

/** Gives a file to the field of a name. */
async function bring(page, label, name, text) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel(label, { exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

/** The page with an instrument chosen. */
async function officer(t, instrument) {
  const page = await open(t, new URL("kepatuhan.html", address).href);
  await until(page, started);
  await page.getByLabel("Instrumen", { exact: true }).selectOption(instrument);
  return page;
}

/** Where the estimate keeps what a result took the place of. */
const TAKEN = "organisation.taken";

test("a unit is scored, kept, compared and taken into the TPP estimate", async (t) => {
  const page = await officer(t, "ombudsman-2022");
  await nameUnit(page, "RSUD");
  await choosePeriod(page, "2023");
  await answerAll(page, 2);
  await until(page, () => document.querySelector(".outcome .class") !== null);
  const first = await page.locator(".result .outcome").innerText();

  await page.reload();
  await until(page, () => document.querySelector(".outcome .class") !== null);
  assert.equal(await page.locator(".result .outcome").innerText(), first);

  await page.getByLabel("Kelas yang dituju").selectOption("A");
  await until(page, () => document.querySelectorAll(".raises li").length > 0);
  const ruleOut = page.locator(".raises input").first();
  const indicator = await page.locator(".raises strong").first().innerText();
  await ruleOut.focus();
  await page.keyboard.press("Space");
  await until(page, (indicator) => document.querySelector(".ruled-out")?.innerText.includes(indicator), indicator);
  assert.ok(await ruleOut.evaluate((box) => box === document.activeElement && !box.checked), "the keyboard stays in the list");
  await page.locator(".ruled-out input").focus();
  await page.keyboard.press("Space");
  await until(page, () => document.querySelector(".ruled-out") === null);

  await choosePeriod(page, "2024");
  await answerAll(page, 4);
  await until(page, () => document.querySelector(".outcome .class")?.textContent === "A");
  await until(page, () => document.querySelectorAll(".changes-why li").length === 4);
  assert.match(await page.locator(".moved-why").innerText(), /Rata-rata instansi naik dari [\d,]+ menjadi [\d,]+ \(\+/);
  await accessible(page);

  await page.getByLabel("Aturan TPP").selectOption("kukar-2024-rancangan");
  await page.getByRole("button", { name: "Pakai hasil ini di perkiraan TPP" }).click();
  await page.getByRole("button", { name: "Pakai", exact: true }).click();
  await page.getByRole("link", { name: "Buka perkiraan TPP" }).click();
  await until(page, () => document.getElementById("kalkulator") !== null);
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("kalkulator-tpp")));
  assert.equal(kept.situations[kept.open].answers["$.organisation"], "very_good");

  await page.getByRole("link", { name: "Kepatuhan" }).click();
  await until(page, () => document.querySelector(".outcome .class")?.textContent === "A");
  assert.equal(await page.getByLabel("Nama unit", { exact: true }).inputValue(), "RSUD");

  await page.getByRole("button", { name: "English" }).click();
  await page.reload();
  await until(page, () => document.querySelector(".officer")?.lang === "en");
});

test("what is empty looks empty, each class has its name and zone, and the way up opens at the next class", async (t) => {
  for (const [language, words] of [
    ["Bahasa Indonesia", ["Instrumen", "Kelas yang dituju", /^\+\d+ lagi$/, /^\d+ langkah$/, "zona merah"]],
    ["English", ["Instrument", "Class to reach", /^\d+ more$/, /^\d+ steps?$/, "red zone"]],
  ]) {
    const [instrument, target, more, effort, zone] = words;
    const page = await open(t, new URL("kepatuhan.html", address).href);
    await until(page, started);
    await page.getByRole("button", { name: language }).click();
    await page.getByLabel(instrument, { exact: true }).selectOption("ombudsman-opini");
    assert.deepEqual(await page.locator(".class-of b").allInnerTexts(), ["Terendah", "Rendah", "Sedang", "Tinggi", "Tertinggi"]);
    assert.deepEqual(await page.locator(".class-of small").allInnerTexts(), ["5", "≥32", "≥54", "≥78", "≥88"]);
    assert.equal(await page.locator(".reach.empty").count(), 1);
    const sure = await page.locator(".parts .sure").evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    assert.deepEqual([...new Set(sure)], [0], "no bar is filled before anything is answered");
    assert.equal(await page.locator(".improvement").count(), 0);

    await page.getByLabel(instrument, { exact: true }).selectOption("pekppp");
    await answerAll(page, 1);
    await until(page, () => document.querySelector(".class-of.here") !== null);
    assert.ok((await page.locator(".result").innerText()).includes(zone));
    assert.match(await page.locator(".result .outcome .figure").innerText(), /^\d(,\d{1,3})?$/);
    const classes = await page.locator(".class-of b").allInnerTexts();
    assert.deepEqual(classes, ["F", "E", "D", "C−", "C", "B−", "B", "A−", "A"]);
    const reached = classes.indexOf(await page.locator(".result .outcome .class").innerText());
    const aimed = await page.getByLabel(target).evaluate((list) => list.selectedOptions[0].text);
    assert.equal(aimed, classes[reached + 1]);

    await page.getByLabel(target).selectOption("A");
    await until(page, () => document.querySelectorAll(".raises li").length > 10);
    const shown = page.locator(".raises li:visible");
    assert.equal(await shown.count(), 5);
    for (const line of await shown.all()) {
      assert.match(await line.locator(".gain").innerText(), /^\+\d+(,\d{1,3})?$/);
      assert.match(await line.locator(".effort").innerText(), effort);
    }
    await accessible(page);
    await page.getByRole("button", { name: more }).press("Enter");
    await until(page, () => document.querySelectorAll(".raises .aside").length === 0);
    await page.emulateMedia({ media: "print" });
    assert.ok((await shown.count()) > 10);
    await page.emulateMedia({ media: "screen" });
  }
});

test("the list of steps is printed alone, whole, to be ticked off", async (t) => {
  const page = await officer(t, "ombudsman-2022");
  await answerAll(page, 1);
  await page.getByLabel("Kelas yang dituju").selectOption("A");
  await until(page, () => document.querySelectorAll(".raises li").length > 5);
  await page.evaluate(() => {
    window.print = () => (globalThis.printed = document.querySelector(".officer").dataset.paper);
  });
  await page.getByRole("button", { name: "Cetak daftar" }).click();
  assert.equal(await page.evaluate(() => globalThis.printed), "list");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => (document.querySelector(".officer").dataset.paper = "list"));
  const all = await page.locator(".raises li").count();
  assert.equal(await page.locator(".raises li:visible").count(), all);
  assert.equal(await page.locator(".questions:visible, .result:visible, .compare:visible").count(), 0);
});

test("two windows keep each other's units, and a unit taken out can be put back", async (t) => {
  const page = await officer(t, "sakip");
  const beside = await openBeside(page, page.url());
  await until(beside, started);
  await beside.getByLabel("Instrumen", { exact: true }).selectOption("sakip");
  for (const [window, unit] of [[page, "Dinkes"], [beside, "RSUD"]]) {
    await nameUnit(window, unit);
    await answerAll(window, 3);
    // Each has kept its own before the other does.
    await until(window, (unit) => Object.values(localStorage).some((kept) => kept.includes(unit)), unit);
  }
  // The browser takes a moment to carry the store of one window to another.
  await until(page, () => Object.values(localStorage).some((kept) => kept.includes("RSUD")));
  await page.reload();
  await until(page, () => document.querySelectorAll(".units [role=rowheader]").length === 2);
  assert.deepEqual(await units(page), ["Dinkes", "RSUD"]);

  await page.getByRole("button", { name: "Hapus unit" }).click();
  await until(page, () => document.querySelectorAll(".units [role=rowheader]").length === 1);
  await until(page, () => document.activeElement?.textContent === "Kembalikan");
  const back = await page.getByRole("button", { name: "Kembalikan" }).boundingBox();
  assert.ok(back.y + back.height <= page.viewportSize().height, "the way back is in sight");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelectorAll(".units [role=rowheader]").length === 2);
});

test("units by instruments: what each has reached, how it changed, what is missing; all by keyboard", async (t) => {
  for (const [language, words] of [
    ["Bahasa Indonesia", {
      instrument: "Instrumen", period: "Periode", add: "Tambah unit", name: "Nama unit", copy: "Salin ke 2026",
      none: "belum", part: "2 dari 9", copied: "RSUD disalin ke 2026.", back: "Kembalikan", taken: /^Sudah ada unit bernama RSUD/,
    }],
    ["English", {
      instrument: "Instrument", period: "Period", add: "Add a unit", name: "Unit name", copy: "Copy to 2026",
      none: "not yet", part: "2 of 9", copied: "RSUD is copied to 2026.", back: "Put it back", taken: /^There is a unit named RSUD/,
    }],
  ]) {
    const page = await open(t, new URL("kepatuhan.html", address).href, { viewport: PHONE });
    await until(page, started);
    await page.getByRole("button", { name: language }).click();
    const choose = (label, value) => page.getByLabel(label, { exact: true }).selectOption(value);
    const cell = (unit, instrument) =>
      page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: unit, exact: true }) }).getByRole("button", { name: instrument });
    const said = async (unit, instrument) => (await cell(unit, instrument).innerText()).replace(/\s+/g, " ");

    await nameUnit(page, "RSUD", words.name);
    assert.equal(await said("RSUD", "SKM"), `SKM ${words.none}`);
    await choose(words.period, "2025");
    await choose(words.instrument, "skm");
    await page.locator("input.number[inputmode=decimal]").first().waitFor();
    for (const field of (await page.locator(".indicator input.number").all()).slice(0, 2)) {
      await field.evaluate((field) => {
        field.value = "3";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    }
    assert.equal(await said("RSUD", "SKM"), `SKM ${words.part}`);
    await page.evaluate(() => {
      for (const field of document.querySelectorAll(".indicator input.number")) {
        field.value = "3";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    });
    assert.equal(await said("RSUD", "SKM"), "SKM C 75");

    await page.getByRole("button", { name: words.copy }).press("Enter");
    await until(page, () => document.activeElement?.classList.contains("put-back"));
    assert.ok((await page.locator(".notice").innerText()).includes(words.copied));
    assert.equal(await page.getByLabel(words.period, { exact: true }).inputValue(), "2026");
    assert.equal(await said("RSUD", "SKM"), "SKM C 75 ±0");
    await page.evaluate(() => {
      const field = document.querySelector(".indicator input.number");
      field.value = "4";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    assert.equal(await said("RSUD", "SKM"), "SKM B 77,78 +2,78");

    await page.getByRole("button", { name: words.back }).click();
    assert.equal(await page.getByLabel(words.period, { exact: true }).inputValue(), "2025");
    await choose(words.period, "2026");
    assert.equal(await said("RSUD", "SKM"), `SKM ${words.none}`, "the copy is taken back");
    await choose(words.period, "2025");

    await page.getByRole("button", { name: words.add }).press("Enter");
    await until(page, (label) => document.activeElement?.labels?.[0].textContent === label, words.name);
    await page.keyboard.type("RSUD");
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".unit-line .wrong").innerText(), words.taken);
    await nameUnit(page, "Dinkes", words.name);
    assert.deepEqual(await units(page), ["Dinkes", "RSUD"]);
    await cell("RSUD", "SKM").press("Enter");
    assert.equal(await page.getByLabel(words.name, { exact: true }).inputValue(), "RSUD");
    await nameUnit(page, "RSUD Parikesit", words.name);
    assert.deepEqual(await units(page), ["Dinkes", "RSUD Parikesit"]);
    await accessible(page);
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= given, `${needed} px wide on ${given} px`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page);
  }
});

test("beside the instruments stands what each unit's class does to TPP", async (t) => {
  const page = await officer(t, "pekppp");
  await nameUnit(page, "RSUD");
  await answerAll(page, 1);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "RSUD", exact: true }) });
  const here = page.locator(".effect tbody tr", { hasText: "unit ini" });
  const [percent] = /\d[\d,]*%/.exec(await here.innerText());
  const less = await here.locator("td small").innerText();
  assert.match(less, /^−Rp\d/);
  assert.equal((await row.locator(".of-tpp").innerText()).replace(/\s+/g, " "), `TPP, kelas 9 ${percent} ${less}`);
  assert.equal(await page.getByRole("columnheader", { name: "TPP, kelas 9" }).count(), 1);
  await page.getByLabel("Aturan TPP", { exact: true }).selectOption("seruyan-2023");
  assert.equal(await page.locator(".of-tpp").count(), 0, "a rule that does not go by the organisation");
  await accessible(page);
});

test("a result goes into the estimate only once the officer says so, and comes back out of it", async (t) => {
  const before = { format: 2, open: 0, packs: [], situations: [{
    regulation: "kukar-2023", month: "2023-05", numbers: {}, answers: { "$.position.class": "7", "$.organisation": "good" },
  }] };
  for (const [language, words] of [
    ["Bahasa Indonesia", {
      instrument: "Instrumen", rule: "Aturan TPP", link: "Pakai hasil ini di perkiraan TPP", yes: "Pakai", no: "Jangan", back: "Kembalikan", open: "Buka perkiraan TPP",
      ask: /Predikat kinerja perangkat daerah di perkiraan Anda: Baik menjadi Sangat kurang\? .*, November 2026\. Isian lain tetap\./,
      done: "Perkiraan Anda sekarang memakai Predikat kinerja perangkat daerah: Sangat kurang.",
    }],
    ["English", {
      instrument: "Instrument", rule: "TPP regulation", link: "Use this result in the TPP estimate", yes: "Use it", no: "Leave it", back: "Put it back", open: "Open the TPP estimate",
      ask: /in your estimate: Good becomes Very poor\? .*November 2026\. All else stays\./,
      done: "Your estimate now uses",
    }],
  ]) {
    const page = await officer(t, "ombudsman-2022");
    await page.getByRole("button", { name: language }).click();
    await page.evaluate((before) => localStorage.setItem("kalkulator-tpp", JSON.stringify(before)), before);
    const open_ = () => page.evaluate(() => JSON.parse(localStorage.getItem("kalkulator-tpp")).situations[0]);
    const link = page.getByRole("button", { name: words.link });
    const press = (name) => page.getByRole("button", { name, exact: true }).press("Enter");
    await answerAll(page, 0);
    await page.locator(".indicator input.number").evaluate((field) => {
      field.value = "0";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await page.getByLabel(words.rule).selectOption("kukar-2024-rancangan");
    await link.press("Enter");
    assert.match(await page.locator(".taking").innerText(), words.ask);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), words.yes, "the question has the focus");
    await accessible(page);
    await press(words.no);
    assert.deepEqual(await open_(), before.situations[0], "nothing is changed unasked");

    await link.press("Enter");
    await press(words.yes);
    assert.ok((await page.locator(".taking").innerText()).includes(words.done));
    const { [TAKEN]: taken, ...answers } = (await open_()).answers;
    assert.deepEqual(answers, { "$.position.class": "7", "$.organisation": "very_poor" });
    assert.match(taken, /^very_poor\n/, "what stood there before stays known");
    assert.equal((await open_()).regulation, "kukar-2024-rancangan");
    await page.getByRole("link", { name: words.open }).first().waitFor();
    await press(words.back);
    assert.deepEqual(await open_(), before.situations[0]);
    assert.equal(await page.locator(".taking").count(), 0);
  }
});

test("units stand side by side, part by part, and the rating has its pattern", async (t) => {
  const page = await officer(t, "ombudsman-2022");
  for (const [unit, step] of [["Dinkes", 2], ["RSUD", 4]]) {
    await addUnit(page, unit);
    await answerAll(page, step);
  }
  await until(page, () => document.querySelectorAll(".dimensions > div").length === 4);
  const input = await page.locator(".dimensions > div").first().innerText();
  for (const said of ["Dinkes", "RSUD", "Rata-rata instansi"]) assert.ok(input.includes(said), input);

  await page.getByLabel(/^Jumlah pegawai/).fill("24");
  await until(page, () => document.querySelector(".pattern .figure").textContent.startsWith("13 orang"));
  assert.match(await page.locator(".pattern").innerText(), /Predikat organisasi: Istimewa/);
});

test("every unit's way is drawn over the classes, period by period, with what is still open", async (t) => {
  for (const language of ["Bahasa Indonesia", "English"]) {
    const page = await officer(t, "ombudsman-2022");
    for (const [unit, periods] of [["Dinkes", { 2024: 36, 2025: 36 }], ["RSUD", { 2025: 20 }]]) {
      await addUnit(page, unit);
      for (const [period, count] of Object.entries(periods)) {
        await choosePeriod(page, period);
        await answerAll(page, period === "2024" ? 1 : 3, count);
      }
    }
    await page.getByRole("button", { name: language }).click();
    await until(page, () => document.querySelectorAll(".trends figure").length === 2);
    const drawn = await page.locator(".trends figure").evaluateAll((all) => all.map((figure) => ({
      unit: figure.querySelector("figcaption").textContent,
      classes: [...figure.querySelectorAll(".name")].map((name) => name.textContent).join(""),
      periods: [...figure.querySelectorAll(".period")].map((period) => period.textContent),
      shapes: ["circle", ".way", ".open"].map((of) => figure.querySelectorAll(of).length),
      said: figure.querySelector("svg").ariaLabel,
    })));
    assert.deepEqual(drawn.map(({ unit, shapes }) => [unit, shapes]), [["Dinkes", [2, 1, 0]], ["RSUD", [0, 0, 1]]]);
    for (const { classes, periods } of drawn) {
      assert.equal(classes, "EDCBA");
      assert.deepEqual(periods, ["2024", "2025"]);
    }
    assert.match(drawn[0].said, /^2024: [\d,]+; 2025: [\d,]+$/);
    assert.match(drawn[1].said, /^2025: [\d,]+–[\d,]+$/);
    await accessible(page);
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page);
  }
});

test("indicators come one at a time, by keyboard; an answer can be taken back; a full device is told", async (t) => {
  const page = await officer(t, "pekppp");
  await page.getByRole("button", { name: "Satu per satu" }).click();
  await until(page, () => document.querySelectorAll(".indicator:not(.aside)").length === 1);
  await page.locator(".indicator input[type=radio]").first().focus();
  await page.keyboard.press("ArrowDown");
  await until(page, () => document.querySelector(".summary-bar").innerText.includes("1 dari "));
  await page.getByRole("button", { name: "Kosongkan" }).click();
  await until(page, () => document.querySelector(".summary-bar") === null);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.getByRole("button", { name: "Berikutnya" }).press("Enter");
  await until(page, () => /2 dari \d+/.test(document.querySelector(".turn").innerText));
  await page.locator(".indicator:not(.aside) input[type=radio]").first().check();
  await until(page, () => document.querySelector(".files").innerText.includes("tidak tersimpan di sini"));
  await accessible(page);
});

test("sections fold with their progress, a tap moves on, and the first that is open is one key away", async (t) => {
  for (const [language, words] of [
    ["Bahasa Indonesia", { instrument: "Instrumen", on: "Ke yang belum dijawab", count: (n) => `${n} dari 32 terjawab`, part: "3 dari 3" }],
    ["English", { instrument: "Instrument", on: "To what is not answered", count: (n) => `${n} of 32 answered`, part: "3 of 3" }],
  ]) {
    const page = await open(t, new URL("kepatuhan.html", address).href);
    await until(page, started);
    await page.getByRole("button", { name: language }).click();
    await page.getByLabel(words.instrument, { exact: true }).selectOption("ombudsman-opini");
    const folds = page.locator(".fold");
    const unfolded = () => folds.evaluateAll((all) => all.flatMap((fold, n) => (fold.ariaExpanded === "true" ? [n] : [])));
    const seen = page.locator(".indicator:visible");
    const here = () => page.evaluate(() => [...document.querySelectorAll(".indicator")].indexOf(document.activeElement.closest(".indicator")));
    const answered = async (n) => {
      await until(page, (said) => document.querySelector(".sheet-head").innerText.includes(said), words.count(n));
      await until(page, (said) => document.querySelector(".result").innerText.includes(said), words.count(n));
    };
    assert.equal(await folds.count(), 6);
    assert.deepEqual(await unfolded(), [0]);
    assert.equal(await seen.count(), 3);

    await seen.nth(0).locator(".choice").nth(1).click();
    await answered(1);
    await until(page, () => document.activeElement.closest(".indicator")?.previousElementSibling?.querySelector(":checked"));
    assert.equal(await here(), 1);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await answered(2);
    assert.equal(await here(), 1, "a key chooses, and stays");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelectorAll(".indicator")[2].contains(document.activeElement));
    await seen.nth(2).locator(".choice").nth(2).click();
    await until(page, () => document.querySelectorAll(".fold")[1].ariaExpanded === "true");
    assert.deepEqual(await unfolded(), [1]);
    assert.equal(await here(), 3);
    assert.ok((await folds.nth(0).innerText()).includes(words.part));
    await accessible(page);

    const inView = () => page.evaluate(() => {
      const box = document.activeElement.closest(".indicator").querySelector("legend, label").getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    assert.ok(await page.locator(".result").evaluate((result) => result.getBoundingClientRect().top < innerHeight), "the result is beside");
    await folds.nth(3).press("Enter");
    await seen.last().locator(".choice").first().click();
    await page.getByRole("button", { name: words.on }).click();
    await until(page, () => document.querySelectorAll(".indicator")[3].contains(document.activeElement) || document.activeElement.closest(".indicator"));
    assert.ok(await inView());
    await page.emulateMedia({ media: "print" });
    assert.equal(await seen.count(), 32, "on paper nothing is folded");
    await page.emulateMedia({ media: "screen" });
  }
});

test("standards say what is missing and when they must be reviewed, and are kept", async (t) => {
  const page = await officer(t, "service-standard");
  await nameUnit(page, "Disdukcapil");
  await page.getByRole("button", { name: "Tambah produk" }).click();
  await page.getByLabel("Nama produk").fill("KTP elektronik");
  await page.getByLabel("Tanggal penetapan standar").fill("2019-05-03");
  await page.getByLabel("Tanggal peninjauan terakhir").fill("2021-02-01");
  await page.getByLabel("Jenis peninjauan").selectOption("situational");
  await until(page, () => document.querySelector(".result").innerText.includes("Tulis mengapa"));
  await page.getByLabel("Mengapa lebih awal?").fill("Perda retribusi berubah");
  await page.evaluate(() => {
    for (const group of document.querySelectorAll(".component .asked")) group.querySelector("input").click();
  });
  const fee = page.getByRole("group", { name: "Biaya atau tarif" });
  await fee.getByRole("radiogroup", { name: "Terbit nonelektronik" }).getByLabel("Tidak").check();
  const expected = [/Biaya atau tarif: belum terbit nonelektronik/, /Terlambat ditinjau sejak 1 Februari 2024/];
  const result = page.locator(".result");
  for (const said of expected) assert.match(await result.innerText(), said);
  await page.getByLabel("Tanggal peninjauan terakhir").fill("2150-01-01");
  await until(page, () => document.querySelector(".wrong")?.textContent === "Tanggal ini sesudah hari ini.");
  await page.getByLabel("Tanggal peninjauan terakhir").fill("2021-02-01");
  await accessible(page);

  await page.reload();
  await until(page, () => document.querySelector(".reviews") !== null);
  for (const said of expected) assert.match(await result.innerText(), said);
  assert.match(await page.locator(".reviews").innerText(), /lebih awal pada 1 Februari 2021: Perda retribusi/);
});

test("a survey file: what counts, what does not and where, and whether enough answered", async (t) => {
  const page = await officer(t, "skm");
  const rows = [
    "u1,u2,u3,u4,u5,u6,u7,u8,u9,komentar",
    "4,4,4,4,4,4,4,4,4,bagus",
    "4,9,4,,4,4,4,4,4,-",
    "3,3,3",
  ];
  await bring(page, "Muat jawaban survei (CSV)", "skm.csv", rows.join("\n"));
  await until(page, () => document.querySelector(".outcome .class") !== null);
  const notice = await page.locator(".notice").innerText();
  for (const said of [
    /Baris 3, kolom u2: Isi antara 1 dan 4. Yang tertulis 9/,
    /Baris 3, kolom u4: Belum diisi/,
    /Baris 4/,
    /tidak dipakai: komentar/,
  ]) assert.match(notice, said);

  await bring(page, "Muat jawaban survei (CSV)", "kosong.csv", rows[0]);
  await until(page, () => document.querySelector(".notice").innerText.includes("belum memuat jawaban"));
  assert.match(await page.locator("ul.parts").innerText(), /Bobot 1\/9/);

  await page.getByLabel(/^Jumlah penerima layanan/).fill("1.000");
  await until(page, () => document.querySelector(".sample").innerText.includes("dibutuhkan 278"));
  const first = page.getByLabel("Persyaratan", { exact: true });
  await first.fill("99999999999999999999");
  await until(page, () => document.querySelector(".wrong") !== null);
  assert.doesNotMatch(await page.locator(".questions").innerText(), /Rp/);
});

test("a file of assessments: the bad sheet and the stray answer are named, the rest is used", async (t) => {
  const page = await officer(t, "skm");
  const sheets = [
    { unit: 1, period: "2024", instrument: "skm" },
    { unit: "Dinkes", period: "2024", instrument: "skm", answers: { u1: "105/29", u2: "9", u99: "3" } },
  ];
  await bring(page, "Muat penilaian", "kepatuhan.json", JSON.stringify({ format: 1, sheets }));
  await until(page, () => document.querySelectorAll(".notice").length === 2);
  const notices = await page.locator(".notice").allInnerTexts();
  assert.match(notices[0], /1 penilaian dimuat/);
  assert.match(notices[1], /\$\.sheets\[0\]\.unit/);
  assert.equal(await page.getByLabel("Nama unit", { exact: true }).inputValue(), "Dinkes");
  assert.match(await page.locator(".questions").innerText(), /Isi antara 1 dan 4. Yang tertulis 9/);
  assert.match(await page.locator(".result").innerText(), /“u99” bukan pertanyaan instrumen ini/);
  await accessible(page);
});

test("a file that is no book of assessments brings nothing, and says so once", async (t) => {
  const page = await officer(t, "skm");
  for (const [text, said] of [
    ['{"format":2,"sheets":[]}', /\$\.format.*“2”.*: 1\./],
    ["hello", /^Ini tidak dapat dipakai; yang lain tetap ada\.\s+Tulisan JSON-nya salah di baris 1, huruf ke-1/],
  ]) {
    await bring(page, "Muat penilaian", "x.json", text);
    await until(page, () => document.querySelector(".notice") !== null);
    assert.match(await page.locator(".notice").innerText(), said);
    await page.getByRole("button", { name: "Tutup" }).click();
  }
});

test("what the device kept and cannot be read is set aside, whole, till it is thrown away", async (t) => {
  const page = await officer(t, "skm");
  const key = "kalkulator-tpp-kepatuhan";
  const kept = [
    '{"format":1,"sheets":[{"unit":"Dinkes","instrument":"skm"},{"unit":2.5,"instrument":"skm"}]}',
    "{ torn",
  ];
  for (const text of kept) {
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
    await page.reload();
    await until(page, () => document.querySelector(".unreadable") !== null);
    await page.getByLabel("Instrumen", { exact: true }).selectOption("skm");
    await nameUnit(page, "RSUD");
    await page.getByLabel("Persyaratan", { exact: true }).fill("3");
    await until(page, (key) => localStorage.getItem(key).includes("RSUD"), key);
  }
  const aside = () => page.evaluate((key) => localStorage.getItem(`${key}-unread`), key);
  assert.equal(await aside(), kept.map((text) => `${text}\n`).join(""));
  await page.reload();
  await until(page, () => document.querySelector(".unreadable") !== null);
  await accessible(page);
  await page.getByRole("button", { name: "Buang yang tidak terbaca" }).click();
  await until(page, () => document.querySelector(".unreadable") === null);
  assert.equal(await aside(), null);
});

test("on a phone indicators come one at a time; on paper all of them, with what was answered", async (t) => {
  const page = await open(t, new URL("kepatuhan.html", address).href, { viewport: PHONE });
  await until(page, started);
  const shown = () => page.locator(".indicator:visible").count();
  await page.getByLabel("Instrumen", { exact: true }).selectOption("sakip");
  assert.equal(await shown(), 1);
  await page.locator(".indicator:visible .choice").last().click();
  await until(page, () => /^2 dari/.test(document.querySelector(".turn span").innerText));
  assert.equal(await page.evaluate(() => document.activeElement.type), "radio", "the tap moved on");
  const top = await page.locator(".indicator:visible legend").evaluate((at) => at.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < PHONE.height, "the next question is in view");
  await page.emulateMedia({ media: "print" });
  assert.ok((await shown()) > 5);
  assert.equal(await page.locator(".choice:visible").count(), 1);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Daftar" }).click();
  await page.getByLabel("Instrumen", { exact: true }).selectOption("pekppp");
  assert.equal(await page.locator(".turn").count(), 0, "the list stays once it was chosen");
  assert.equal(await shown(), await page.locator(".section:has([aria-expanded=true]) .indicator").count());
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll(".fold[aria-expanded=false]")) fold.click();
  });
  assert.ok((await shown()) > 30);
});

test("it fits a phone, light and dark, checklist, standards, one at a time", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, new URL("kepatuhan.html", address).href, {
      colorScheme,
      viewport: PHONE,
    });
    await until(page, started);
    await nameUnit(page, "W".repeat(120));
    for (const instrument of ["ombudsman-2022", "service-standard", "pekppp"]) {
      await page.getByLabel("Instrumen", { exact: true }).selectOption(instrument);
      const add = page.getByRole("button", { name: "Tambah produk" });
      if (instrument === "service-standard") await add.click();
      else if (instrument === "pekppp") await page.getByRole("button", { name: "Satu per satu" }).click();
      else await answerAll(page, 2);
      const [needed, given] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(needed <= given, `${instrument}: ${needed} px wide on ${given} px`);
      const atTwice = await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
        const width = document.documentElement.scrollWidth;
        document.documentElement.style.fontSize = "";
        return width;
      });
      assert.ok(atTwice <= given, `${instrument}: ${atTwice} px wide at twice the text size`);
      await accessible(page);
    }
  }
});
