// What whoever uses keys, a screen reader or colours of their own needs beyond what axe looks at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, openRule, serve, until } from "./stage.mjs";

const { address } = await serve();

const ESTIMATE = { path: "./", ready: () => document.querySelector(".net") !== null };
const FRAME = {
  path: "bingkai.html?regulasi=kukar-2024-rancangan",
  ready: () => document.querySelector("kalkulator-tpp")?.shadowRoot.querySelector(".net") != null,
};
const OFFICER = { path: "kepatuhan.html", ready: () => document.querySelector(".officer") !== null };
const DOCS = {
  path: "integrasi.html",
  ready: () => document.querySelector("kalkulator-tpp")?.shadowRoot.querySelector(".net") != null,
};

async function visit(t, { path, ready }, options) {
  const page = await open(t, new URL(path, address).href, options);
  await until(page, ready);
  return page;
}

/** What has the focus and nothing of it in sight, as its beginning in HTML; "" where it can be seen. */
const hidden = () => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  // A frame has a page of its own, which is looked at by itself.
  if (element.localName === "iframe") return "";
  const box = (element.closest(".choice, .open-file") ?? element).getBoundingClientRect();
  const root = element.getRootNode();
  const shown = [0.1, 0.5, 0.9].some((across) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].some((down) => {
      const x = box.left + box.width * across;
      const y = box.top + box.height * down;
      const top = root.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    }),
  );
  return shown ? "" : element.outerHTML.slice(0, 120);
};

/** Presses Tab until the focus leaves the page or has been everywhere; what was hidden on the way. */
async function tabbed(page, key = "Tab") {
  const found = [];
  let stops = 0;
  for (; stops < 150; stops += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    found.push(await page.evaluate(hidden));
  }
  assert.ok(stops > 3, "the focus goes through the page");
  return found.filter(Boolean);
}

for (const [width, height] of [[320, 256], [390, 844]]) {
  test(`at ${width} by ${height} the focus is never under what sticks to the foot`, async (t) => {
    for (const place of [ESTIMATE, FRAME, OFFICER, DOCS]) {
      const page = await visit(t, place, { viewport: { width, height } });
      for (const key of ["Tab", "Shift+Tab"]) assert.deepEqual(await tabbed(page, key), [], place.path);
    }
  });
}

test("nor under the opened sheet, nor with all of the form unfolded", async (t) => {
  const page = await visit(t, ESTIMATE, { viewport: { width: 390, height: 844 } });
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  for (const fold of await page.locator(".section .fold").all()) await fold.click();
  assert.deepEqual(await tabbed(page), []);
  await page.locator(".bar").click();
  assert.deepEqual(await tabbed(page, "Shift+Tab"), []);
});

test("what has an indicator answered is in sight on the officer's page", async (t) => {
  const page = await visit(t, OFFICER, { viewport: { width: 320, height: 256 } });
  await page.getByLabel("Instrumen", { exact: true }).selectOption("ombudsman-2022");
  await page.locator(".indicator .choice").first().click();
  await page.locator(".summary-bar").waitFor();
  assert.deepEqual(await tabbed(page), []);
});

/** Whatever a live region of the page says, as it says it. */
const listen = (page) =>
  page.evaluate(() => {
    globalThis.told = [];
    const hear = (changes) => {
      for (const { target } of changes) {
        const region = (target.nodeType === 1 ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
        if (region?.textContent) told.push(region.textContent);
      }
    };
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(hear).observe(document.body, options);
  });

const told = (page) => page.evaluate(() => told);

test("an amount typed is said once, when it stands", async (t) => {
  const page = await visit(t, ESTIMATE);
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await page.locator(".section .fold").nth(1).click();
  await page.waitForTimeout(1200);
  await listen(page);
  const amount = page.locator('[id*="criteria-workload"]').first();
  await amount.pressSequentially("12345678", { delay: 60 });
  assert.deepEqual(await told(page), [], "nothing while it is typed");
  await until(page, () => told.length > 0);
  await page.waitForTimeout(1200);
  const net = await page.locator(".net .figure").innerText();
  assert.deepEqual(await told(page), [`Anda terima ${net}.`]);
});

test("so is what an officer types and answers", async (t) => {
  const page = await visit(t, OFFICER);
  await page.getByLabel("Instrumen", { exact: true }).selectOption("skm");
  await page.waitForTimeout(1200);
  await listen(page);
  await page.locator('[id$="-population"]').pressSequentially("12345678", { delay: 60 });
  assert.deepEqual(await told(page), []);
  await until(page, () => told.length > 0);
  await page.waitForTimeout(1200);
  assert.deepEqual(await told(page), [await page.locator(".sample [data-spoken]").innerText()]);
  await page.locator(".indicator .number").first().pressSequentially("3", { delay: 60 });
  await until(page, () => told.length > 1);
  assert.match((await told(page)).at(-1), /\d/);
});

test("what is pressed can be told from what is not where the colours are the person's own", async (t) => {
  for (const [place, prepare] of [
    [ESTIMATE, () => {}],
    [FRAME, () => {}],
    [OFFICER, (page) => page.getByLabel("Instrumen", { exact: true }).selectOption("pekppp")],
    [OFFICER, async (page) => {
      await page.getByLabel("Instrumen", { exact: true }).selectOption("service-standard");
      for (const count of [1, 2]) {
        await page.locator(".products button.link").click();
        await until(page, (count) => document.querySelectorAll(".products [aria-pressed]").length === count, count);
      }
    }],
  ]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(t, place, { forcedColors: "active", colorScheme });
      await prepare(page);
      const looks = await page.locator("[aria-pressed]").evaluateAll((buttons) =>
        buttons.map((button) => {
          const { backgroundColor, color } = getComputedStyle(button);
          return { pressed: button.ariaPressed, look: `${color} on ${backgroundColor}` };
        }),
      );
      const of = (pressed) => new Set(looks.filter((one) => one.pressed === pressed).map(({ look }) => look));
      assert.ok(of("true").size === 1 && of("false").size >= 1, JSON.stringify(looks));
      const [chosen] = of("true");
      assert.ok(!of("false").has(chosen), `${place.path}: ${chosen}`);
    }
  }
});

test("the way to a question of a few leads to it, on a phone too", async (t) => {
  const page = await visit(t, ESTIMATE, { viewport: { width: 390, height: 844 } });
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await page.locator(".bar").click();
  await page.getByRole("button", { name: "Isi gaji & keluarga" }).click();
  const focused = await until(page, () => {
    const { activeElement } = document;
    return activeElement?.type === "radio" && { isChosen: activeElement.checked, hidden: activeElement.getBoundingClientRect().bottom > innerHeight - 64 };
  });
  assert.deepEqual(focused, { isChosen: true, hidden: false });
});

test("every question that can be waited for can be gone to", async (t) => {
  const page = await visit(t, ESTIMATE);
  for (const fold of await page.locator(".section .fold").all()) await fold.click();
  const lost = await page.locator(".questions .field").evaluateAll((fields) =>
    fields.filter((field) => !field.id && !field.querySelector("input[id], select[id]")).map((field) => field.textContent),
  );
  assert.deepEqual(lost, []);
});

test("too many days are marked where most of them are", async (t) => {
  const page = await visit(t, ESTIMATE);
  await openRule(page);
  await page.getByLabel("Bulan", { exact: true }).selectOption("April");
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await page.locator('[id$="way-attendance"] .choice').nth(1).click();
  await page.locator('[id$="counts-unexcused-absence"]').fill("30");
  await page.locator('[id$="counts-sick-leave"]').fill("1");
  await until(page, () => document.querySelector(".field.is-wrong") !== null);
  assert.equal(await page.locator(".field.is-wrong input").inputValue(), "30");
});

test("a button is named by what stands on it", async (t) => {
  for (const place of [ESTIMATE, FRAME, OFFICER]) {
    const page = await visit(t, place);
    const named = await page.locator("button[aria-label]").evaluateAll((buttons) =>
      buttons.map((button) => [button.textContent.trim(), button.ariaLabel]),
    );
    for (const [text, name] of named) assert.ok(name.includes(text), `${text} in ${name}`);
  }
});
