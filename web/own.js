// Keeps the page for use without a network. A newer version is offered, never forced.

/**
 * Registers the service worker of the page. When a newer version has been fetched whole,
 * `offer` is called with a function that puts it in place and loads the page again.
 */
export async function keepOffline(offer) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(trusted("sw.js"));
  const offerWaiting = () => {
    const waiting = registration.waiting;
    // Without a controller it is the first version, which waits for nobody.
    if (waiting && workers.controller) offer(() => use(waiting));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", offerWaiting);
  });
  offerWaiting();
}

/** Says on the page that a newer version waits; `use` puts it in place. */
export function offerNewVersion(use) {
  const sentence = document.getElementById("kalimat-versi-baru").content.cloneNode(true);
  sentence.querySelector("button").addEventListener("click", use);
  document.getElementById("versi-baru").replaceChildren(sentence);
}

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
