// Hosts as they are: a built page served with the faults that hosts and networks really have.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { extname, join } from "node:path";
import { after } from "node:test";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; worker-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'";
const SIGN_IN = "<!doctype html><html><title>Masuk</title><h1>Masuk ke jaringan</h1></html>";
const hosts = [];
// Once every test of the file is over: a page may fetch until it is closed.
after(() => Promise.all(hosts.map((host) => host.stop())));
const isHashed = (path) => /\/[0-9a-f]{12}\//.test(path);

/**
 * What a host makes of what is asked: each gets the path and the host and gives a path to redirect
 * to, or `{ path, html, cut, type, hangs, status }` for another answer; nothing where it does as
 * others do.
 */
const MODES = {
  plain: () => undefined,
  /** Takes .html away from addresses. */
  pretty: (path) => {
    if (path.endsWith("/index.html")) return path.slice(0, -"index.html".length);
    if (path.endsWith(".html")) return path.slice(0, -".html".length);
    return extname(path) || path.endsWith("/") ? undefined : { path: `${path}.html` };
  },
  /** Sends the folder on to its page. */
  index: (path) => (path.endsWith("/") ? `${path}index.html` : undefined),
  /** Set up for programs of one page: what is missing is that page. */
  spa: (path, host) => (host.isThere(path) ? undefined : { path: "/index.html" }),
  /** The same while an upload is under way. */
  half: (path, host) =>
    isHashed(path) && host.nth(path) % 2 ? { path: "/index.html" } : MODES.spa(path, host),
  /** An upload under way: scripts, sheets and wasm are there by half. */
  cut: (path) => (isHashed(path) && /words-id\.js$|style\.css$|tpp_bg\.wasm$/.test(path) ? { cut: true } : undefined),
  mime: (path) => (path.endsWith(".wasm") ? { type: "application/octet-stream" } : undefined),
  /** The network's own page for whoever has not signed in, instead of everything but the page. */
  captive: (path) => (path.endsWith("/") ? undefined : { html: SIGN_IN }),
};

/**
 * Serves a folder as a host does, at a path of its own origin. `mode` may be changed at any time,
 * `fault(path)` gives more of its own, and `asked` has every path that was asked for.
 */
export async function host(root, { mode = "plain", at = "/" } = {}) {
  const numbers = new Map();
  const it = {
    root,
    mode,
    at,
    fault: () => undefined,
    asked: [],
    missing: new Set(),
    isThere: (path) => !it.missing.has(path),
    nth: (path) => numbers.get(path) ?? numbers.set(path, numbers.size).get(path),
  };
  const server = createServer((request, response) => answer(it, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  hosts.push(it);
  it.stop = stop;
  it.address = `http://127.0.0.1:${server.address().port}${at}`;
  return it;
}

async function answer(it, { url }, response) {
  const { pathname, search } = new URL(url, "http://x");
  const folders = Object.entries(it.beside ?? {}).concat([[it.at, it.root]]);
  const [at, root] = folders.find(([at]) => pathname.startsWith(at)) ?? [];
  if (!at) return response.writeHead(404).end("not here");
  const path = pathname.slice(at.length - 1);
  it.asked.push(path);
  const said = it.fault(path) ?? MODES[it.mode](path, it);
  if (typeof said === "string") {
    return response.writeHead(308, { location: at.slice(0, -1) + said + search }).end();
  }
  const other = said ?? {};
  if (other.hangs) return undefined;
  if (other.drops) return response.destroy();
  if (other.status) return response.writeHead(other.status, { "content-type": "text/plain" }).end("no");
  const file = (other.path ?? path).replace(/\/$/, "/index.html");
  try {
    if (!it.isThere(file)) throw new Error("missing");
    const whole = other.html ?? (await readFile(join(root, file)));
    const body = other.cut ? whole.subarray(0, whole.length / 2) : whole;
    const type = other.html ? TYPES[".html"] : other.type ?? TYPES[extname(file)];
    const headers = { "content-type": type, "content-security-policy": CSP, "x-content-type-options": "nosniff" };
    response.writeHead(200, headers);
    if (!other.stalls) return response.end(body);
    response.write(body.subarray(0, body.length / 2));
  } catch {
    response.writeHead(404, { "content-type": "text/plain" }).end("not here");
  }
  return undefined;
}
