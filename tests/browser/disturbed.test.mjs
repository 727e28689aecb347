// Whatever others do to the texts and elements on the page: the figures shown are those computed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bringOthers, OTHERS } from "./others.mjs";
import { policy, portal } from "./portal.mjs";
import { open, openRule, serve, until } from "./stage.mjs";

const calculator = await serve();
const stable = `${calculator.address}kalkulator-tpp.js`;

const choose = (selector, value) => async (place) => {
  // A month that is right again closes the line above.
  if (/month|year|regulation/.test(selector)) await openRule(place);
  await place.locator(selector).first().selectOption(value);
};
const type = (selector, text) => (place) => place.locator(selector).first().fill(text);
const press = (selector, n = 0) => (place) => place.locator(selector).nth(n).click();
/** Where the others begin to come by in turn, so that each meets other steps. */
const TURNS = [0, 4, 8];
/** By no word: a translator may have changed them. */
const ESTIMATE = {
  "class 11": choose('[id$="position-class"]', "11"),
  March: choose('[id$="-month"]', "3"),
  2024: choose('[id$="-year"]', "2024"),
  "class 7": choose('[id$="position-class"]', "7"),
  "days counted": press('[id$="way-attendance"] .choice input', 1),
  "a day off": type('input[id*="attendance-counts"]', "1"),
  "a second": press(".count button", 1),
  "salary and family": press(".section .fold", 0),
  "special": press(".section .fold", 1),
  "an amount": type('input[id*="criteria-workload"]', "4.500.000"),
  "no amount": type('input[id*="criteria-workload"]', "4.5000"),
  "another": type('input[id*="criteria-workload"]', "2.500.000"),
  "why": press(".line .fold", 1),
  "what if": press(".what-if .try", 0),
  "not": press(".tried button", 0),
  "English": press('.languages [lang="en"]'),
  "another rule": choose('[id$="-regulation"]', "kukar-2023"),
  "of that year": choose('[id$="-year"]', "2023"),
  "and back": choose('[id$="-regulation"]', "kukar-2024-rancangan"),
  "of this": choose('[id$="-year"]', "2024"),
  "erased": press(".questions > button:not(.copy)"),
  "put back": press(".notice button"),
};
const OFFICER = {
  "a survey": choose('[id$="-instrument"]', "skm"),
  "people": type('input[id$="-population"]', "1200"),
  "PEKPPP": choose('[id$="-instrument"]', "pekppp"),
  "a step": press(".indicator .choice input", 1),
  "another": press(".indicator .choice input", 2),
  "Ombudsman": choose('[id$="-instrument"]', "ombudsman-2022"),
  "its step": press(".indicator .choice input", 1),
  "one by one": press(".ways button", 1),
  "the next": press(".turn button", 1),
  "all": press(".ways button", 0),
  "taken back": press(".beside .link", 0),
  "answered again": press(".indicator .choice input", 2),
  "opinion": choose('[id$="-instrument"]', "ombudsman-opini"),
  "English": press('.languages [lang="en"]'),
  "the standard": choose('[id$="-instrument"]', "service-standard"),
};

/** The figures of two places, as soon as they are the same or after a while. */
async function figures(places) {
  for (let tries = 0; ; tries += 1) {
    const shown = await Promise.all(places.map(({ page, host }) => page.evaluate((host) => figuresIn(host), host)));
    if (tries === 40 || JSON.stringify(shown[0]) === JSON.stringify(shown[1])) return shown;
    await places[0].page.waitForTimeout(25);
  }
}

/** Takes both through all steps; where the others take turns, one comes by the first before each. */
async function through(steps, places, turn) {
  for (const { page, host } of places) {
    if (steps === ESTIMATE) await openRule(page.locator(host));
  }
  for (const [n, [name, step]] of Object.entries(steps).entries()) {
    const other = OTHERS[(n + turn) % OTHERS.length];
    if (other) await disturb(places[0], other);
    for (const { page, host } of places) await step(page.locator(host));
    const [shown, right] = await figures(places);
    assert.ok(right.length > 5, `${name}: there are figures`);
    assert.equal(shown.join(" "), right.join(" "), `${other}, then ${name}`);
  }
}

async function own(t, path, host) {
  const page = await open(t, "about:blank");
  await bringOthers(page);
  await page.goto(new URL(path, calculator.address).href);
  await until(page, () => document.querySelector(".tpp") !== null);
  return { page, host };
}

const disturb = ({ page, host }, name) => page.evaluate(([host, name]) => disturb(host, name), [host, name]);

for (const [title, path, host, steps] of [
  ["the estimate", "./", "#kalkulator", ESTIMATE],
  ["the officer's page", "kepatuhan.html", "#kepatuhan", OFFICER],
]) {
  for (const turn of TURNS) {
    test(`${title} shows its own figures, whoever comes by, ${OTHERS[turn]} first`, async (t) => {
      await through(steps, [await own(t, path, host), await own(t, path, host)], turn);
    });
  }
  test(`${title} shows its own figures to a translator that goes on`, async (t) => {
    const places = [await own(t, path, host), await own(t, path, host)];
    await disturb(places[0], "keepTranslating");
    await through(steps, places);
  });
}

for (const turn of TURNS) {
  test(`so does the element in its shadow root, and it tells the same, ${OTHERS[turn]} first`, async (t) => {
    const tag = (id) => `<kalkulator-tpp id="${id}" regulasi="kukar-2024-rancangan" tanggal="2024-03-15"></kalkulator-tpp>`;
    const html =
      `<!doctype html><html lang="id"><title>Portal</title><link rel="icon" href="data:,">` +
      `<script type="module" src="events.js"></script><script type="module" src="${stable}"></script>${tag("a")}${tag("b")}`;
    const { address } = await portal({
      calculator: calculator.address,
      element: stable,
      csp: policy(new URL(calculator.address).origin),
      files: { "x.html": html },
    });
    const page = await open(t, "about:blank");
    await bringOthers(page);
    await page.goto(`${address}x.html`);
    await until(page, () => heard.filter(({ name }) => name === "tpp-siap").length === 2);
    await through(ESTIMATE, ["#a", "#b"].map((host) => ({ page, host })), turn);
    const told = await page.evaluate(() => document.querySelector("#a").estimasi.totals.net);
    const shown = await page.locator("#a .net .figure").innerText();
    assert.equal(shown.replace(/\D/g, ""), String(told));
  });
}

test("those who ask first are told to leave the calculator as it is", async (t) => {
  for (const [path, host] of [["./", "#kalkulator"], ["kepatuhan.html", "#kepatuhan"]]) {
    const { page } = await own(t, path, host);
    assert.equal(await page.locator(`${host} .tpp`).evaluate((tpp) => tpp.translate), false);
    assert.equal(await page.locator('meta[name="google"]').getAttribute("content"), "notranslate");
    assert.match(await page.locator('meta[name="format-detection"]').getAttribute("content"), /telephone=no/);
  }
});

test("the focus stays in a field that others have wrapped", async (t) => {
  const place = await own(t, "./", "#kalkulator");
  const { page } = place;
  await page.locator(".section .fold").nth(1).click();
  const amount = page.locator('[id*="criteria-workload"]').first();
  await amount.focus();
  await page.keyboard.type("4");
  await disturb(place, "wrapElements");
  await amount.focus();
  await page.keyboard.type("500000");
  assert.equal(await amount.inputValue(), "4500000");
});
