// The web server that the other tests and `cargo xtask serve` stand on.
import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "./stage.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const { address } = await serve();

/** Asks for a path as it is written; a URL would lose its dots. */
async function ask(path, headers = {}) {
  const { hostname, port } = new URL(address);
  const [answer] = await once(request({ hostname, port, path, headers }).end(), "response");
  answer.resume();
  return answer;
}

test("types, codings and the policy are those a browser needs", async () => {
  const answer = await ask("/?utm_source=x", { "accept-encoding": "gzip, br" });
  assert.equal(answer.statusCode, 200);
  assert.match(answer.headers["content-type"], /^text\/html/);
  assert.equal(answer.headers["content-encoding"], "br");
  assert.match(answer.headers["content-security-policy"], /^default-src 'none'; /);
  assert.equal((await ask("/sw.js", { "accept-encoding": "gzip" })).headers["content-encoding"], "gzip");
  assert.equal((await ask("/sw.js")).headers["content-encoding"], undefined);
});

test("only what is there is kept for good, and one page alone stands in frames of others", async () => {
  const { headers } = await ask("/0123456789ab/missing.js");
  assert.equal(headers["cache-control"], "no-cache");
  for (const [path, frames] of [["/", "'self'"], ["/kepatuhan.html", "'self'"], ["/bingkai.html?bahasa=en", "*"]]) {
    const policy = (await ask(path)).headers["content-security-policy"];
    assert.equal(policy.match(/frame-ancestors (.*)$/)[1], frames, path);
  }
});

test("what the build has compressed is sent, and what was changed since is compressed anew", async (t) => {
  const root = await mkdtemp(join(tmpdir(), "served-"));
  t.after(() => rm(root, { recursive: true }));
  await cp(DIST, root, { recursive: true, preserveTimestamps: true });
  const served = await serve({ root });
  const size = async (file) => {
    const { hostname, port } = new URL(served.address);
    const asked = request({ hostname, port, path: `/${file}`, headers: { "accept-encoding": "br" } });
    const [answer] = await once(asked.end(), "response");
    return buffer(answer);
  };
  const built = await readFile(join(root, "sw.js.br"));
  assert.ok(built.equals(await size("sw.js")));
  const another = "// another\n".repeat(20);
  await writeFile(join(root, "sw.js"), another);
  assert.equal(brotliDecompressSync(await size("sw.js")).toString(), another);
});

test("nothing outside the folder is served", async () => {
  for (const path of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd"]) {
    const answer = await ask(path);
    assert.equal(answer.statusCode, 404, path);
  }
});
