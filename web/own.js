// What each of the calculator's own pages does once it stands.

/** All of the page speaks a language. */
export function speak(language) {
  document.documentElement.lang = language;
}

/**
 * Says it when the program in a place stops; a key is the one under which the device keeps what
 * was typed there. Then keeps the page for use without a network.
 */
export async function stand(place, key) {
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, async (event) => (await import("./stopped.js")).showIfStopped(event, place, key));
  }
  await keepOffline();
}

/** Registers the service worker of the page. A newer version is offered, never forced. */
async function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(trusted("sw.js"));
  const offerWaiting = () => {
    const waiting = registration.waiting;
    // Without a controller it is the first version, which waits for nobody.
    if (waiting && workers.controller) offer(waiting);
  };
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", offerWaiting);
  });
  offerWaiting();
}

/** Says on the page that a newer version, fetched whole, waits. */
function offer(waiting) {
  const sentence = document.getElementById("kalimat-versi-baru").content.cloneNode(true);
  sentence.querySelector("button").addEventListener("click", () => use(waiting));
  document.getElementById("versi-baru").replaceChildren(sentence);
}

/** Puts it in place and loads the page again. */
function use(waiting) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  waiting.postMessage("use");
}

/** The address as a strict Content-Security-Policy wants it: made by a named policy. */
function trusted(address) {
  const policy = globalThis.trustedTypes?.createPolicy("kalkulator-tpp", {
    createScriptURL: (url) => url,
  });
  return policy ? policy.createScriptURL(address) : address;
}
