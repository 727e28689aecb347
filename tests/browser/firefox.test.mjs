// The element and the frame in Firefox, where there is one.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";
import { around, boxes, empty, place, widths, wrong } from "./boxes.mjs";
import { policy, portal } from "./portal.mjs";
import { serve } from "./stage.mjs";

const executablePath = process.env.FIREFOX;
const skip = executablePath ? false : "there is no Firefox";

const browser = skip || (await puppeteer.launch({ browser: "firefox", executablePath }));
after(() => skip || browser.close());

/** A page of the portal, the violations of its policy, what it asks for, and its servers. */
async function visit(name) {
  const calculator = await serve();
  const host = await portal({
    calculator: calculator.address,
    element: `${calculator.address}kalkulator-tpp.js`,
    csp: policy(new URL(calculator.address).origin),
  });
  const page = await browser.newPage();
  const violations = [];
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text()) && message.type() === "error") violations.push(message.text());
  });
  await page.goto(host.address + name);
  return { page, violations, asked, stop: () => Promise.all([calculator.stop(), host.stop()]) };
}

test("two elements start, and with the servers gone one is answered without the other", { skip }, async () => {
  const { page, violations, asked, stop } = await visit("element.html");
  await page.waitForFunction(() => heard.filter(({ name }) => name === "tpp-siap").length === 2);
  assert.ok(asked.some((url) => url.endsWith(".wasm")));
  const before = asked.length;
  await stop();
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
  assert.equal(asked.length, before, "no request once it is ready");
  assert.deepEqual(violations, []);
});

test("both pages stand in one element, one at a time", { skip }, async () => {
  const { page, violations } = await visit("element.html");
  const ready = (times) =>
    page.waitForFunction((times) => heard.filter(({ name }) => name === "tpp-siap").length === times, {}, times);
  await ready(2);
  await page.evaluate(() => (document.querySelector("#satu kalkulator-tpp").tampilan = "estimasi kepatuhan"));
  await ready(3);
  const seen = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("#satu kalkulator-tpp");
    const [, second] = shadowRoot.querySelectorAll(".between button");
    second.click();
    const isSeen = (tpp) => tpp.getClientRects().length > 0;
    return [second.getAttribute("aria-current"), ...[...shadowRoot.querySelectorAll(".tpp")].map(isSeen)];
  });
  assert.deepEqual(seen, ["page", false, true]);
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

for (const width of widths) {
  test(`it is seen in each box, ${width} px wide`, { skip }, async () => {
    const calculator = await serve();
    const element = `${calculator.address}kalkulator-tpp.js`;
    const files = { "x.html": empty(element) };
    const { address } = await portal({ calculator: calculator.address, element, csp: "", files });
    const page = await browser.newPage();
    await page.setViewport({ width, height: 740 });
    await page.goto(`${address}x.html`);
    await page.waitForFunction(() => customElements.get("kalkulator-tpp"));
    const found = [];
    for (const [name, html] of Object.entries(around)) {
      for (const box of boxes) {
        const seen = await page.evaluate(place, { ...box, around: html });
        found.push(...wrong(box, seen).map((fault) => `${name}, ${box.name}: ${fault}`));
      }
    }
    assert.deepEqual(found, []);
  });
}

test("moved into the document of a frame and back it keeps its style", { skip }, async () => {
  const { page } = await visit("element.html");
  await page.waitForFunction(() => heard.filter(({ name }) => name === "tpp-siap").length === 2);
  const [before, inFrame, back] = await page.evaluate(() => {
    const element = document.querySelector("#satu kalkulator-tpp");
    const look = () => getComputedStyle(element.shadowRoot.querySelector("select")).minHeight;
    const frame = document.body.appendChild(document.createElement("iframe"));
    const seen = [look()];
    frame.contentDocument.body.append(element);
    seen.push(look());
    document.getElementById("satu").append(element);
    return [...seen, look()];
  });
  assert.equal(before, "48px");
  assert.deepEqual([inFrame, back], [before, before]);
});

test("a policy that refuses it is named to the administrator", { skip }, async () => {
  const calculator = await serve();
  const { origin } = new URL(calculator.address);
  for (const [csp, lacking] of [
    [policy(origin).replace("'wasm-unsafe-eval'", ""), "script-src 'wasm-unsafe-eval'"],
    [policy(origin).replace(`connect-src 'self' ${origin}`, "connect-src 'self'"), `connect-src ${origin}`],
  ]) {
    const { address } = await portal({
      calculator: calculator.address,
      element: `${calculator.address}kalkulator-tpp.js`,
      csp,
    });
    const page = await browser.newPage();
    await page.goto(`${address}element.html`);
    const galat = await page.waitForFunction(() => heard.find(({ name }) => name === "tpp-galat"));
    assert.equal((await galat.jsonValue()).detail.policy, lacking);
  }
});
