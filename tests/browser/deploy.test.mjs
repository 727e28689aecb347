// Deploying is copying dist/: behind the servers that people have, as they are installed.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { policy, portal } from "./portal.mjs";
import { deploy, programs } from "./servers.mjs";
import { keptWhole, open, openBeside, until } from "./stage.mjs";

const DIST = new URL("../../dist/", import.meta.url);
const [revision] = (await readdir(DIST)).filter((name) => /^[0-9a-f]{12}$/.test(name));
const started = () => document.querySelector("select") !== null;
const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };

/** Types by the ending of a file, as the standards name them. */
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
  webmanifest: "application/manifest+json",
};

async function ask(address, path, headers = {}) {
  const [answer] = await once(request(address + path, { headers }).end(), "response");
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

/** Bytes of the answers to a page, as they came over the wire. */
async function wire(page, address) {
  const devtools = await page.context().newCDPSession(page);
  let [bytes, answers] = [0, 0];
  await devtools.send("Network.enable");
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    answers += 1;
  });
  await page.goto(address);
  await until(page, started);
  await page.waitForLoadState("networkidle");
  return { bytes, answers };
}

/** What a page asks for once nobody waits for anything. */
const LATER = { "index.html": ["packs-rest.js", "words-en.js"] };

/** What the files of a page come to in brotli. */
async function smallest(page) {
  const html = await readFile(new URL(page, DIST), "utf8");
  const named = [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, file]) => file);
  const later = (LATER[page] ?? []).map((file) => `${revision}/${file}`);
  const loaded = [page, ...named.filter((file) => !/\.html$|\/$|\.webmanifest$/.test(file)), ...later];
  const sizes = await Promise.all(
    loaded.map(async (file) => (await stat(new URL(`${file}.br`, DIST)).catch(() => stat(new URL(file, DIST)))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test("apache: without the modules that it may lack the page still starts", { skip: !programs.apache }, async (t) => {
  const { address } = await deploy("apache", { without: ["headers", "rewrite"] });
  const answer = await ask(address, "index.html");
  assert.equal(answer.status, 200);
  assert.ok((await readFile(new URL("index.html", DIST))).equals(answer.body));
});

for (const [name, program] of Object.entries(programs)) {
  const skip = program ? false : `there is no ${name}`;
  const { address, stop } = skip ? {} : await deploy(name);

  test(`${name}: each file has its type, in the smallest form that the browser takes`, { skip }, async () => {
    const files = ["index.html", "sw.js", "manifest.webmanifest", "icon.svg", "icon-192.png"];
    for (const file of [...files, `${revision}/style.css`, `${revision}/tpp_bg.wasm`, `${revision}/npm/index.js`]) {
      const plain = await readFile(new URL(file, DIST));
      const kind = file.split(".").pop();
      for (const [accepted, coding] of [
        ["gzip, deflate, br, zstd", "br"],
        ["br;q=1.0, gzip;q=0.8", "br"],
        ["gzip, br;q=0", "gzip"],
        ["gzip", "gzip"],
        ["identity", undefined],
        ["br;q=0, gzip;q=0.0", undefined],
      ]) {
        const { status, headers, body } = await ask(address, file, { "accept-encoding": accepted });
        const what = `${file} ${accepted}`;
        assert.equal(status, 200, what);
        assert.equal(headers["content-type"], TYPES[kind], what);
        assert.match(headers.vary, /accept-encoding/i, what);
        assert.equal(headers["x-content-type-options"], "nosniff", what);
        const small = (file) => stat(new URL(file, DIST)).then(() => true, () => false);
        const expected = coding && (await small(`${file}.${{ br: "br", gzip: "gz" }[coding]}`)) ? coding : undefined;
        assert.equal(headers["content-encoding"], expected, what);
        assert.ok(plain.equals(expected ? DECODE[expected](body) : body), what);
      }
    }
  });

  test(`${name}: only what is there is kept for good`, { skip }, async () => {
    const caching = async (path, headers) => {
      const answer = await ask(address, path, headers);
      return [answer.status, answer.headers["cache-control"]];
    };
    const kept = "public, max-age=31536000, immutable";
    assert.deepEqual(await caching(`${revision}/tpp.js`), [200, kept]);
    const { etag } = (await ask(address, `${revision}/tpp.js`)).headers;
    assert.deepEqual(await caching(`${revision}/tpp.js`, { "if-none-match": etag }), [304, kept]);
    for (const path of ["", "index.html", "sw.js", "kalkulator-tpp.js"]) {
      assert.deepEqual(await caching(path), [200, "no-cache"], path);
    }
    for (const path of [`${revision}/missing.js`, "0123456789ab/tpp.js", "missing.html"]) {
      assert.deepEqual(await caching(path), [404, "no-cache"], path);
    }
  });

  test(`${name}: others load what is for them, and only one page stands in their frames`, { skip }, async () => {
    for (const [path, origins, frames] of [
      ["", undefined, "'self'"],
      ["index.html", undefined, "'self'"],
      ["kepatuhan.html", undefined, "'self'"],
      ["bingkai.html", undefined, "*"],
      ["sw.js", undefined, "'self'"],
      ["kalkulator-tpp.js", "*", undefined],
      ["bingkai.js", "*", undefined],
      [`${revision}/element.js`, "*", undefined],
    ]) {
      const { headers } = await ask(address, path, { "accept-encoding": "br" });
      assert.equal(headers["access-control-allow-origin"], origins, path);
      assert.equal(headers["content-security-policy"]?.match(/frame-ancestors (.*)$/)[1], frames, path);
    }
    for (const path of ["server/nginx.conf", ".htaccess"]) {
      assert.ok([403, 404].includes((await ask(address, path)).status), path);
    }
  });

  test(`${name}: the pages come over the wire as small as they can be, and start`, { skip }, async (t) => {
    for (const [path, file] of [["", "index.html"], ["kepatuhan.html", "kepatuhan.html"]]) {
      // The worker would load it all once more.
      const page = await open(t, "about:blank", { serviceWorkers: "block" });
      const { bytes, answers } = await wire(page, address + path);
      const most = (await smallest(file)) + answers * 700;
      assert.ok(bytes <= most, `${file}: ${bytes} bytes, of ${most}`);
      t.diagnostic(`${file}: ${bytes} bytes in ${answers} answers`);
      page.faults.length = 0;
    }
  });

  test(`${name}: the tag and the frame work on another site`, { skip }, async (t) => {
    const { address: away } = await portal({
      calculator: address,
      element: `${address}kalkulator-tpp.js`,
      csp: policy(new URL(address).origin),
    });
    const tag = await open(t, `${away}element.html`);
    await tag.getByLabel("Kelas jabatan", { exact: true }).first().waitFor();
    const frame = await open(t, `${away}iframe.html`);
    await frame.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
  });

  test(`${name}: the page for portals works, live examples and all`, { skip }, async (t) => {
    const page = await open(t, `${address}integrasi.html`);
    await until(page, () => document.getElementById("log").innerText.includes("tpp-siap"));
    await page.frameLocator("iframe").getByLabel("Kelas jabatan", { exact: true }).waitFor();
    await until(page, () => document.querySelector("output").textContent !== "");
  });

  test(`${name}: in a folder of another site it is the same`, { skip }, async (t) => {
    const beside = await deploy(name, { at: "layanan/tpp/" });
    const { headers } = await ask(beside.address, "", { "accept-encoding": "br" });
    assert.equal(headers["content-encoding"], "br");
    assert.match(headers["content-security-policy"], /frame-ancestors 'self'$/);
    const kept = await ask(beside.address, `${revision}/tpp.js`);
    assert.match(kept.headers["cache-control"], /immutable/);
    assert.equal((await ask(beside.address, "server/nginx.conf")).status, 404);
    const page = await open(t, beside.address);
    await until(page, started);
    await keptWhole(page);
  });

  test(`${name}: once loaded, it works with the server gone`, { skip }, async (t) => {
    const page = await open(t, address);
    await until(page, started);
    await keptWhole(page);
    await stop();
    await page.reload();
    await until(page, started);
    const officer = await openBeside(page, `${address}kepatuhan.html`);
    await until(officer, started);
  });
}
