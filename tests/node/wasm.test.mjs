// Wherever the wasm comes from: each way in a process of its own, since a program starts once.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PKG = new URL("../../pkg/", import.meta.url);
const wasm = (name) => new URL(`${name}_bg.wasm`, PKG);
const path = (name) => fileURLToPath(wasm(name));

/** What a program says of an amount and a score that it works out with these options. */
async function computes(entry, options, more = "") {
  const program = `
    import { readFile } from "node:fs/promises";
    import { load, loadScores } from ${JSON.stringify(new URL(entry, PKG).href)};
    ${more}
    const say = (error) => { console.log(String(error)); process.exit(); };
    const tpp = await load(${options}).catch(say);
    const { tax } = tpp.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" });
    console.log(tax, tpp.score("sakip", { planning: "80" }).lowest.class);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program]);
  return stdout.trim();
}

/** Options with both programs given in the same way. */
const both = (way) => `{ wasm: ${way("engine")}, scores: { wasm: ${way("scorer")} } }`;
const literal = (value) => JSON.stringify(value);

test("in Node it is a path, an address, bytes, compiled, or a promise of it", async () => {
  for (const way of [
    (name) => literal(path(name)),
    (name) => literal(pathToFileURL(path(name)).href),
    (name) => `new URL(${literal(wasm(name).href)})`,
    (name) => `readFile(${literal(path(name))})`,
    (name) => `new Uint8Array(await readFile(${literal(path(name))})).buffer`,
    (name) => `await WebAssembly.compile(await readFile(${literal(path(name))}))`,
    (name) => `new Response(await readFile(${literal(path(name))}), { headers: { "content-type": "application/wasm" } })`,
  ]) {
    assert.equal(await computes("node.js", both(way)), "900000 D", way("engine"));
  }
});

test("from a server it comes too, and what is wrong there is told with the way out", async (t) => {
  const server = createServer(async ({ url }, answer) => {
    if (url.startsWith("/page")) return answer.setHeader("content-type", "text/html").end("<!doctype html>");
    const contents = await readFile(wasm(url.slice(1))).catch(() => undefined);
    answer.writeHead(contents ? 200 : 404, { "content-type": "application/wasm" }).end(contents);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = `http://127.0.0.1:${server.address().port}/`;
  for (const entry of ["index.js", "node.js", "inline.js"]) {
    assert.equal(await computes(entry, both((name) => literal(address + name))), "900000 D", entry);
    for (const [place, found] of [["none", "HTTP 404"], ["page", "text/html"]]) {
      const said = await computes(entry, `{ wasm: ${literal(address + place)}, scores: false }`);
      assert.ok(said.includes(`${address}${place}`) && said.includes(found), said);
      assert.match(said, /kalkulator-tpp\/inline/);
    }
  }
});

test("anything else is no place for a wasm", async () => {
  for (const odd of ["5", "null", "{}", "[]", "true", "() => 1", "Promise.resolve(5)"]) {
    assert.match(await computes("node.js", `{ wasm: ${odd}, scores: false }`), /^TypeError: .*wasm: a URL/, odd);
  }
});

test("a start that failed can be made again", async () => {
  const more = `await load({ wasm: 5, scores: false }).catch(() => {});`;
  assert.equal(await computes("inline.js", "undefined", more), "900000 D");
});

test("Node starts it without loading its fetch", async () => {
  const more = `
    for (const name of ["Request", "Response", "fetch"]) {
      Object.defineProperty(globalThis, name, { get() { console.log(name + " was touched"); } });
    }`;
  assert.equal(await computes("node.js", "undefined", more), "900000 D");
});
