// One version of the page, kept whole. The build writes its name, its files, and by what each is
// known: a page by the program it names, anything else by its hash.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const VERSION = "{{ version }}";
const FILES = JSON.parse('{{ files }}');
const LATER = JSON.parse('{{ later }}');
const CHECKS = JSON.parse('{{ checks }}');
const OWN = new Set([...FILES, ...LATER]);
const SCOPE = worker.registration.scope;
// No path has a space in it: installations on one origin leave each other alone.
const OURS = `kalkulator-tpp ${new URL(SCOPE).pathname} `;
const CACHE = OURS + VERSION;
/** How names began before they had the path. */
const BEFORE = "kalkulator-tpp-";
/** How long an installation waits for what it can do without. */
const PATIENCE = 10_000;
/** What a browser asks of types before it uses a file. */
const TYPES = { html: /html/, js: /script/, css: /css/ };

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  if (event.data === "use") worker.skipWaiting();
  if (event.data === "keep") event.waitUntil(keepWhatCanBeHad([...FILES, ...LATER]));
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});

// The estimate needs every file of its own; the officer's page is kept when it can be had.
async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file) => keep(cache, file)));
  const later = keepWhatCanBeHad(LATER);
  await Promise.race([later, new Promise((done) => setTimeout(done, PATIENCE))]);
}

async function keepWhatCanBeHad(files) {
  const cache = await caches.open(CACHE);
  await Promise.allSettled(files.map((file) => keep(cache, file)));
}

/** Keeps a file that is not kept yet. What is wrong in the browser's own cache is asked for anew. */
async function keep(cache, file) {
  if (await cache.match(file)) return;
  // Files in a folder named by its content never change: the page has just loaded most of them.
  const isLasting = /^[0-9a-f]{12}\//.test(file);
  const anew = () => fetched(file, "reload");
  await cache.put(file, await (isLasting ? fetched(file, "default").catch(anew) : anew()));
}

/** A file of this version and nothing else, however the host came to it; its headers stay. */
async function fetched(file, cache) {
  const check = CHECKS[file];
  const isPage = !check.startsWith("sha256-");
  const answer = await fetch(file, { cache, integrity: isPage ? "" : check });
  const body = await answer.blob();
  const type = TYPES[isPage ? "html" : file.split(".").pop()];
  const isOurs =
    answer.ok &&
    (!type || type.test(answer.headers.get("content-type"))) &&
    (!isPage || isWholePage(await body.text(), check));
  if (!isOurs) throw new Error(`${file} is not that of version ${VERSION}`);
  return new Response(body, { headers: answer.headers });
}

const isWholePage = (html, program) =>
  html.includes(`"${program}"`) && html.includes("</html>");

async function takeOver() {
  for (const name of await caches.keys()) {
    const isOld = name.startsWith(OURS) ? name !== CACHE : await isOfBefore(name);
    if (isOld) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** Whether this installation kept a cache before the names had the path. */
async function isOfBefore(name) {
  if (!name.startsWith(BEFORE)) return false;
  return Boolean(await (await caches.open(name)).match(SCOPE));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const files = namesOf(request.url).filter((file) => OWN.has(file));
  for (const file of files) {
    const kept = await cache.match(file);
    if (kept) return kept;
  }
  const [lost] = files;
  return (lost && (await healed(cache, lost))) ?? fetch(request);
}

/** A file that was lost, kept again; nothing where the server has no longer that of this version. */
async function healed(cache, file) {
  try {
    await keep(cache, file);
    return await cache.match(file);
  } catch {
    return undefined;
  }
}

/** The files that an address may mean, whatever the host makes of addresses. */
function namesOf(url) {
  const { pathname } = new URL(url);
  const name = pathname.slice(new URL(SCOPE).pathname.length);
  if (/^(index(\.html)?)?$/.test(name)) return ["./"];
  return [name, `${name}.html`];
}
