// What the worker keeps: one version, whole and its own, whatever the host does; and how a version
// makes way for the next.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { host } from "./host.mjs";
import { keptWhole, open, openBeside, until } from "./stage.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const stands = () => document.querySelector("select") !== null;
const revision = () => document.querySelector("script[type=module]").src.match(/[0-9a-f]{12}/)[0];
const offered = () => document.querySelector("#versi-baru button") !== null;
const class11 = (page) => page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
const chosen = (page) => page.getByLabel("Kelas jabatan", { exact: true }).locator("option:checked").textContent();

async function copy() {
  const folder = await mkdtemp(join(tmpdir(), "dist-"));
  after(() => rm(folder, { recursive: true }));
  await cp(DIST, folder, { recursive: true });
  return folder;
}

/**
 * Puts another version in the place of the one in a folder; `spoil` are files of it that do not
 * work, as they would be built. The folder before it stays if it `keeps` that.
 */
async function release(folder, fresh, { spoil = {}, keeps = false } = {}) {
  const index = await readFile(join(folder, "index.html"), "utf8");
  const [old] = index.match(/[0-9a-f]{12}(?=\/page\.js)/);
  if (keeps) await cp(join(folder, old), join(folder, fresh), { recursive: true });
  else await rename(join(folder, old), join(folder, fresh));
  const names = [[old, fresh]];
  for (const [file, text] of Object.entries(spoil)) {
    const before = await readFile(join(folder, fresh, file));
    await writeFile(join(folder, fresh, file), text);
    for (const kind of ["sha256", "sha384"]) {
      const hash = (bytes) => createHash(kind).update(bytes).digest("base64");
      names.push([hash(before), hash(text)]);
    }
  }
  for (const file of await readdir(folder)) {
    if (!/\.(html|js)$/.test(file)) continue;
    let text = await readFile(join(folder, file), "utf8");
    for (const [from, to] of names) text = text.replaceAll(from, to);
    if (file === "sw.js") text = text.replace(/(?<=VERSION = ")[^"]+/, fresh);
    await writeFile(join(folder, file), text);
  }
  return fresh;
}

/** Asks for a newer version as a visit does, and waits until that is over. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const fetched = registration.installing;
    if (fetched) await new Promise((done) => fetched.addEventListener("statechange", done));
  });

const keptFiles = (page) =>
  page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("kalkulator-tpp"));
    return (await (await caches.open(name)).keys()).map(({ url }) => url.replace(/.*\/(?=.)/, ""));
  });

/** With the host gone both pages load again, by every way there is to them. */
async function worksOffline(page, served) {
  await served.stop();
  await page.goto(served.address);
  await until(page, stands);
  await page.reload();
  await until(page, stands);
  await page.getByRole("link", { name: "Kepatuhan" }).click();
  await until(page, () => document.getElementById("kepatuhan")?.querySelector("select"));
  await page.reload();
  await until(page, stands);
  for (const address of ["?x=1", "index.html", "kepatuhan", "kepatuhan.html?x=1"]) {
    await page.goto(served.address + address);
    await until(page, stands);
  }
}

for (const mode of ["plain", "pretty", "index", "spa", "mime"]) {
  test(`it is kept whole from a host of the kind "${mode}"`, async (t) => {
    const served = await host(DIST, { mode });
    const page = await open(t, served.address);
    await keptWhole(page);
    const types = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
      return answers.map(({ redirected, headers }) => [redirected, headers.get("content-security-policy")?.slice(0, 11)]);
    });
    assert.ok(types.length > 10);
    assert.ok(types.every(([redirected, policy]) => !redirected && policy === "default-src"));
    await worksOffline(page, served);
    page.faults.length = 0;
  });
}

for (const mode of ["half", "cut", "captive"]) {
  test(`what a host of the kind "${mode}" sends instead is not kept, and mends itself`, async (t) => {
    const served = await host(DIST, { mode });
    const page = await open(t, served.address);
    // A button where the script came that finds the cause, else a link.
    const again = page.locator(":is(button, a)", { hasText: "Coba lagi" });
    await again.waitFor();
    await page.waitForTimeout(500);
    served.mode = "plain";
    await again.click();
    await until(page, stands);
    await page.reload();
    await keptWhole(page);
    await worksOffline(page, served);
    page.faults.length = 0;
  });

  test(`a newer version that comes from a host of the kind "${mode}" changes nothing`, async (t) => {
    const folder = await copy();
    const served = await host(folder);
    const page = await open(t, served.address);
    await keptWhole(page);
    const old = await page.evaluate(revision);
    await release(folder, "0123456789ab");
    served.mode = mode;
    await look(page);
    assert.equal(await page.evaluate(offered), false);
    await page.reload();
    await until(page, stands);
    assert.equal(await page.evaluate(revision), old);
    served.mode = "plain";
    await look(page);
    await until(page, offered);
    await page.click("#versi-baru button");
    await until(page, (fresh) => document.querySelector("script[type=module]").src.includes(fresh), "0123456789ab");
    await until(page, stands);
    page.faults.length = 0;
  });
}

test("a version deployed while the worker of another installs is not mixed with it", async (t) => {
  const folder = await copy();
  const served = await host(folder);
  // The worker of the first version asks for its page when the second one is there already.
  let visits = 0;
  served.fault = (path) => {
    if (path !== "/" || ++visits === 1) return undefined;
    return { path: "/second.html" };
  };
  const html = await readFile(join(folder, "index.html"), "utf8");
  await writeFile(join(folder, "second.html"), html.replaceAll(/[0-9a-f]{12}(?=\/)/g, "0123456789ab"));
  const page = await open(t, served.address);
  await until(page, stands);
  await until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration === undefined || !(registration.installing || registration.waiting || registration.active);
  });
  await rm(join(folder, "second.html"));
  await release(folder, "0123456789ab");
  served.fault = () => undefined;
  await page.reload();
  await keptWhole(page);
  assert.equal(await page.evaluate(revision), "0123456789ab");
  await worksOffline(page, served);
  page.faults.length = 0;
});

test("a version that does not start makes way for the next at once", async (t) => {
  const folder = await copy();
  const served = await host(folder);
  const page = await open(t, served.address);
  await keptWhole(page);
  await class11(page);
  await release(folder, "111111111111", { spoil: { "page.js": "throw new Error('spoiled');" } });
  await look(page);
  await until(page, offered);
  await page.click("#versi-baru button");
  await page.getByRole("button", { name: /Coba lagi/ }).waitFor();
  assert.equal(await page.evaluate(revision), "111111111111");
  await release(folder, "222222222222", { spoil: { "page.js": await readFile(join(DIST, await ofDist(), "page.js")) } });
  await page.reload();
  await until(page, (fresh) => document.querySelector("script[type=module]")?.src.includes(fresh), "222222222222");
  await until(page, stands);
  assert.equal(await chosen(page), "Kelas 11");
  page.faults.length = 0;
});

const ofDist = async () => (await readdir(DIST)).find((name) => /^[0-9a-f]{12}$/.test(name));

test("a file lost from the cache is kept again, or the next version taken", async (t) => {
  const folder = await copy();
  const served = await host(folder);
  const page = await open(t, served.address);
  await keptWhole(page);
  const lose = (name) =>
    page.evaluate(async (name) => {
      const [kept] = await caches.keys();
      const cache = await caches.open(kept);
      for (const { url } of await cache.keys()) if (url.endsWith(name)) await cache.delete(url);
    }, name);
  await lose("tpp_bg.wasm");
  await page.reload();
  await until(page, stands);
  assert.ok((await keptFiles(page)).includes("tpp_bg.wasm"));
  await lose("packs-first.js");
  await release(folder, "0123456789ab");
  await page.reload();
  await until(page, (fresh) => document.querySelector("script[type=module]")?.src.includes(fresh), "0123456789ab");
  await until(page, stands);
  page.faults.length = 0;
});

test("the estimate is kept where the officer's files cannot be had, and they are once they can", async (t) => {
  const served = await host(DIST);
  for (const fault of [{ status: 404 }, { drops: true }]) {
    served.fault = (path) => (/officer_bg\.wasm$/.test(path) ? fault : undefined);
    const page = await open(t, served.address);
    await keptWhole(page);
    assert.ok((await keptFiles(page)).includes("tpp_bg.wasm"));
    assert.ok(!(await keptFiles(page)).includes("officer_bg.wasm"));
    await page.context().setOffline(true);
    await page.reload();
    await until(page, stands);
    await page.context().setOffline(false);
    served.fault = () => undefined;
    await page.reload();
    await until(page, async () => {
      const cache = await caches.open((await caches.keys())[0]);
      return (await cache.keys()).some(({ url }) => url.endsWith("officer_bg.wasm"));
    });
    page.faults.length = 0;
    await page.context().close();
  }
});

test("two installations on one origin leave each other alone", async (t) => {
  const trial = await copy();
  await release(trial, "0123456789ab");
  const served = await host(DIST, { at: "/tpp/" });
  served.beside = { "/tpp-uji/": trial };
  const page = await open(t, "about:blank");
  const { origin } = new URL(served.address);
  await page.goto(`${origin}/tpp/`);
  await until(page, stands);
  // What was kept before keys had a path.
  await page.evaluate(() => {
    localStorage.removeItem("kalkulator-tpp-taken");
    const kept = JSON.stringify({ format: 1, answers: { "$.position.class": "11" } });
    localStorage.setItem("kalkulator-tpp", kept);
  });
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith("/")).forEach((key) => localStorage.removeItem(key)));
  await page.reload();
  await until(page, stands);
  assert.equal(await chosen(page), "Kelas 11");
  await keptWhole(page);
  const other = await openBeside(page, `${origin}/tpp-uji/`);
  await until(other, stands);
  await keptWhole(other);
  assert.notEqual(await chosen(other), "Kelas 11");
  await other.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 7");
  await served.stop();
  for (const [seen, value] of [[page, "Kelas 11"], [other, "Kelas 7"]]) {
    await seen.reload();
    await until(seen, stands);
    assert.equal(await chosen(seen), value);
  }
});

test("a tab that was open for long asks for a newer version when somebody comes back to it", async (t) => {
  const folder = await copy();
  const served = await host(folder);
  const page = await open(t, "about:blank");
  await page.clock.install();
  await page.goto(served.address);
  await keptWhole(page);
  await release(folder, "0123456789ab");
  const asked = () => served.asked.filter((path) => path === "/sw.js").length;
  const before = asked();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await page.waitForTimeout(300);
  assert.equal(asked(), before, "not again so soon");
  for (const kind of ["visibilitychange", "online"]) {
    const soFar = asked();
    await page.clock.fastForward("02:00:00");
    await page.evaluate((kind) => (kind === "online" ? globalThis : document).dispatchEvent(new Event(kind)), kind);
    const end = Date.now() + 10_000;
    while (asked() === soFar && Date.now() < end) await page.waitForTimeout(50);
    assert.ok(asked() > soFar, kind);
    await until(page, offered);
  }
});

test("a worker or policy that is refused leaves the page as it is", async (t) => {
  const served = await host(DIST);
  const page = await open(t, "about:blank");
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("denied", "SecurityError"));
  });
  await page.goto(served.address);
  await until(page, stands);
  await page.waitForLoadState("networkidle");
  const late = served.asked.filter((path) => /stopped|said|embed-words/.test(path));
  assert.deepEqual(late, []);
  const strict = await open(t, "about:blank");
  await strict.route(served.address, async (route) => {
    const answer = await route.fetch();
    const policy = `${answer.headers()["content-security-policy"]}; trusted-types 'none'`;
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await strict.goto(served.address);
  await until(strict, stands);
  await strict.waitForTimeout(300);
  assert.ok(strict.faults.splice(0).every((text) => !/Uncaught|pageerror|TypeError: Failed to execute 'register'/.test(text)));
});
