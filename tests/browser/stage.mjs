// The stage of a browser test: servers and pages that are watched for faults, gone at its end.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after } from "node:test";
import * as machine from "./browser.mjs";

/** Widths and heights to look at: the narrowest phone, and a desk. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

let browser;
const servers = [];

after(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.stop()));
});

/** Serves a folder until the tests of the file are over; options as in browser.mjs. */
export async function serve(options) {
  const server = await machine.serve(options);
  servers.push(server);
  return server;
}

/**
 * A new page in a fresh profile, watched until the test ends: an error on it, in its console or
 * against the Content-Security-Policy fails the test. `options` are those of a Playwright context.
 * A fault a test provokes on purpose is taken from `page.faults`.
 */
export async function open(t, address, options = {}) {
  browser ??= await machine.launch();
  const context = await browser.newContext({ viewport: DESK, locale: "id-ID", ...options });
  const page = await watched(context);
  t.after(async () => {
    await context.close();
    assert.deepEqual(page.faults, []);
  });
  await page.goto(address);
  return page;
}

/** One more page in the profile of another. */
export async function openBeside(page, address) {
  const beside = await watched(page.context(), page.faults);
  await beside.goto(address);
  return beside;
}

async function watched(context, faults = []) {
  const page = await context.newPage();
  page.faults = faults;
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} ${message.location().url}`);
  });
  return page;
}

/** Polls until `check`, run in the page with `given`, gives something true; the page may load again. */
export async function until(page, check, given) {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await page.evaluate(check, given).catch(unlessItLoads);
    if (found) return found;
    assert.ok(Date.now() < end, `never true: ${check}`);
    await page.waitForTimeout(20);
  }
}

function unlessItLoads(error) {
  if (!/context was destroyed|navigation/.test(error.message)) throw error;
}

/**
 * Waits until the worker keeps the page and nothing is under way any more: the browser asks for
 * the icon of its tab when it likes, often after the page is there.
 */
export async function keptWhole(page) {
  await until(page, async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    return registration?.active?.state === "activated";
  });
  await page.waitForLoadState("networkidle");
}

/** Fails on any violation of WCAG 2.2 AA or of good practice; looks into shadow roots too. */
export async function accessible(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((n) => n.html) }));
  assert.deepEqual(found, []);
}

/**
 * Opens the line of rule and month, where both are changed; `inside` is the page or a part of it.
 * Before a rule is chosen there is none.
 */
export async function openRule(inside) {
  await inside.locator(".rule-line, .choose, .officer").first().waitFor();
  const line = inside.locator(".rule-line");
  if ((await line.count()) === 0 || (await line.evaluate((details) => details.open))) return;
  await line.locator("summary").first().click();
}
