// The element and the frame in Firefox, where there is one.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";
import { policy, portal } from "./portal.mjs";
import { serve } from "./stage.mjs";

const executablePath = process.env.FIREFOX;
const skip = executablePath ? false : "there is no Firefox";

const calculator = await serve();
const browser = skip || (await puppeteer.launch({ browser: "firefox", executablePath }));
after(() => skip || browser.close());

/** A page of the portal, and the violations of its policy. */
async function visit(name) {
  const { address } = await portal({
    calculator: calculator.address,
    element: `${calculator.address}kalkulator-tpp.js`,
    csp: policy(new URL(calculator.address).origin),
  });
  const page = await browser.newPage();
  const violations = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text()) && message.type() === "error") violations.push(message.text());
  });
  await page.goto(address + name);
  return { page, violations };
}

test("two elements start, and one is answered without the other", { skip }, async () => {
  const { page, violations } = await visit("element.html");
  await page.waitForFunction(() => heard.filter(({ name }) => name === "tpp-siap").length === 2);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("#satu kalkulator-tpp");
    const field = [...shadowRoot.querySelectorAll("select")].find((select) =>
      [...select.options].some(({ text }) => text === "Kelas 11"),
    );
    field.value = [...field.options].find(({ text }) => text === "Kelas 11").value;
    field.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  });
  await page.waitForFunction(() => heard.some(({ name }) => name === "tpp-estimasi"));
  const answered = await page.evaluate(() =>
    heard.filter(({ name }) => name === "tpp-estimasi").map(({ from }) => from),
  );
  assert.deepEqual([...new Set(answered)], ["satu"]);
  assert.deepEqual(violations, []);
});

test("a link becomes a frame as high as what is in it", { skip }, async () => {
  const { page, violations } = await visit("iframe.html");
  await page.waitForFunction(() => {
    const height = document.querySelector("iframe")?.style.height;
    return height !== undefined && height !== "900px";
  });
  assert.deepEqual(violations, []);
});
