// The web server that the other tests and `cargo xtask serve` stand on.
import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { test } from "node:test";
import { serve } from "./stage.mjs";

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

test("nothing outside the folder is served", async () => {
  for (const path of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd"]) {
    const answer = await ask(path);
    assert.equal(answer.statusCode, 404, path);
  }
});
