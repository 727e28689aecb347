// The built page as a host serves it that has every file compressed beforehand.
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Serves `dist/`, and `more` by path; gives the address and a way to stop. */
export async function host(more = {}) {
  const files = new Map();
  for (const name of await readdir(DIST, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = join(name.parentPath, name.name);
    files.set(`/${file.slice(DIST.length)}`, await readFile(file));
  }
  for (const [path, text] of Object.entries(more)) files.set(path, Buffer.from(text));
  const packed = new Map();
  const body = (path) => packed.get(path) ?? packed.set(path, brotliCompressSync(files.get(path), BEST)).get(path);
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://x").pathname.replace(/\/$/, "/index.html");
    if (!files.has(path)) return response.writeHead(404).end();
    const lasts = /^\/[0-9a-f]{12}\//.test(path);
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-encoding": "br",
      "cache-control": lasts ? "public, max-age=31536000, immutable" : "no-cache",
    });
    return response.end(body(path));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, stop };
}
