// The page as a web server with a strict policy serves it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, open, PHONE, serve, until } from "./stage.mjs";

const { address } = await serve();

/** The page has started when its first sentence, which asks for patience, is gone. */
const started = () => !document.body.innerText.includes("sedang dimuat");

test("it starts under a strict policy, on a phone too", async (t) => {
  const page = await open(t, address, { viewport: PHONE });
  await until(page, started);
  assert.equal(await page.locator("h1").count(), 1);
  const [needed, given] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(needed <= given, `${needed} px wide on ${given} px`);
});

test("anybody can use it", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, address, { colorScheme });
    await until(page, started);
    await accessible(page);
  }
});

test("it says what it needs where scripts do not run", async (t) => {
  const page = await open(t, address, { javaScriptEnabled: false });
  assert.match(await page.locator("main").innerText(), /aktifkan JavaScript dan WebAssembly/);
});

test("it says what the policy lacks where that forbids wasm", async (t) => {
  const strict = await serve({ csp: "default-src 'self'" });
  const page = await open(t, strict.address);
  await page.getByText("aturan keamanan halaman ini menolaknya").waitFor();
  await page.getByText("security policy of this page refuses it").waitFor();
  assert.equal(await page.locator("pre").isVisible(), false);
  await page.getByText("Untuk pengelola situs").click();
  await page.locator("pre").waitFor();
  assert.equal(await page.locator("pre").innerText(), "Content-Security-Policy: script-src 'wasm-unsafe-eval'");
  assert.match(page.faults.splice(0).join(), /WebAssembly/);
});

/** What the first figure does without, fetched once nobody waits for anything. */
const REST = ["packs-rest.js", "words-en.js"];

test("the first load asks for what the page names, and then for the other packs and the other language", async (t) => {
  const named = (await readFile(new URL("../../dist/index.html", import.meta.url), "utf8"))
    .match(/(?<= (?:href|src)=")[^"]+/g)
    // Read when somebody looks whether the page can be installed.
    .filter((file) => !file.endsWith(".webmanifest"))
    // Another page, for whoever follows the link.
    .filter((file) => !file.endsWith(".html"))
    .map((file) => new URL(file, address).href);
  const page = await open(t, "about:blank");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  await until(page, started);
  // The icon comes when the browser has nothing else to do.
  await page.waitForLoadState("networkidle");
  const isOfRest = (file) => REST.some((name) => file.endsWith(`/${name}`));
  const rest = asked.filter(isOfRest);
  assert.deepEqual(rest.map((file) => file.split("/").pop()).sort(), REST);
  assert.deepEqual(asked.filter((file) => !isOfRest(file)).sort(), [address, ...named].sort());
  assert.equal(named.some(isOfRest), false);
});
