// One version of the page, kept whole. The build writes its name and its files.
const VERSION = "__VERSION__";
const FILES = __FILES__;
const LATER = __LATER__;
const OURS = "kalkulator-tpp-";
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

// The estimate first: whoever opens it waits for nothing of the officer's page.
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map(request));
  await cache.addAll(LATER.map(request));
}

// Files in a folder named by its content never change: the page has just loaded most of them.
const request = (file) =>
  new Request(file, { cache: /^[0-9a-f]{12}\//.test(file) ? "default" : "reload" });

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const asked = request.url.replace(/index\.html(?=$|[?#])/, "");
  const kept = await caches.match(asked, { cacheName: CACHE, ignoreSearch: true });
  return kept ?? fetch(request);
}
