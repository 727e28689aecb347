// What a page of the calculator's own does whether or not its program starts: it says why where
// that does not, and keeps the page for use without a network. It stands at an address that never
// changes and needs no other file, so that it is there when others are missing.
// It also runs in browsers too old for the rest: no syntax newer than ES2017, but for import().
import { causes } from "../made/causes.js";
import { causeOf, pause, refetch, tell } from "../shared/cause.js";

/** How long a start may take before something is said of it, in milliseconds. */
const LIMIT = 20000;
/** How long a page that comes back does not ask again for a newer version. */
const AN_HOUR = 3600000;

/** The address of the program; known once the page is read. */
let program;
let registration;
let isStarted = false;
/** Whether nothing more is expected of this version. */
let isGivenUp = false;
/** Whether files of this version could not be had, which a worker that has them whole mends. */
let isIncomplete = false;
let asked = Date.now();

const find = (selector) => document.querySelector(selector);
const { worker, answers, figure } = document.currentScript.dataset;
const workers = worker && workersOf(navigator);

/** Where there are none, or a sandbox forbids to ask, the page works as well. */
function workersOf(navigator) {
  try {
    return navigator.serviceWorker;
  } catch (error) {
    return undefined;
  }
}

/** The files this page names; a program whose files these are asks for no others. */
const files = () =>
  [...document.querySelectorAll("script[type=module], link[rel=preload], link[rel=modulepreload]")].map(
    (/** @type {any} */ link) => ({ address: link.src || link.href, integrity: link.integrity || link.dataset.integrity }),
  );

/** Puts what is told in the place of the program, or above what stands there for it. */
function show(told, isWaiting) {
  hush();
  const place = find("[data-place]");
  told.dataset.told = "";
  if (isWaiting) place.prepend(told);
  else place.replaceChildren(told);
}

function hush() {
  for (const said of document.querySelectorAll("[data-told], [data-late]")) said.remove();
}

/** Loads the page again, and what was bad from the server. */
async function again(bad) {
  await refetch(bad);
  location.reload();
}

async function fail(error) {
  giveUp(false);
  const cause = await causeOf(error, files());
  if (isStarted) return;
  if (cause.bad.length) giveUp(true);
  console.error("kalkulator-tpp:", cause.kind, cause.detail, error);
  show(tell(cause, causes, () => again(cause.bad)));
  if (cause.kind === "offline") addEventListener("online", () => again(cause.bad));
}

/** Says that it takes long; the program may still come, and then nothing more is said. */
function sayThatItHangs() {
  if (isStarted || isGivenUp) return;
  giveUp(true);
  const kind = navigator.onLine ? "slow" : "offline";
  show(tell({ kind }, causes, () => again(files().map(({ address }) => address))), true);
}

function giveUp(lacksFiles) {
  isGivenUp = true;
  isIncomplete = lacksFiles;
  if (registration) useIfGivenUp();
}

// A newer version that waits is taken at once where this one has not started.
function useIfGivenUp() {
  registration.update().catch(() => {});
  offerWaiting();
}

async function keepOffline() {
  if (!workers) return;
  try {
    registration = await workers.register(trusted(worker));
  } catch (error) {
    console.warn("kalkulator-tpp: not kept for use without a network:", error);
    return;
  }
  // Extensions that refuse workers say nothing.
  if (!registration) return;
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", offerWaiting);
  });
  offerWaiting();
  if (isGivenUp && !isStarted) useIfGivenUp();
  for (const kind of ["focus", "online", "pageshow"]) addEventListener(kind, ask);
  document.addEventListener("visibilitychange", ask);
}

/** Asks for a newer version when whoever has the page open comes back to it. */
function ask() {
  if (document.hidden || Date.now() - asked < AN_HOUR) return;
  asked = Date.now();
  registration.update().catch(() => {});
}

/** A newer version is offered, never forced on a page that works. */
function offerWaiting() {
  const { waiting } = registration;
  if (!waiting) return;
  // Without a controller it is the first version: the same as this one, but fetched whole.
  const isBetter = workers.controller || isIncomplete;
  if (isGivenUp && !isStarted && isBetter) use(waiting);
  else if (workers.controller) offer(waiting);
}

/** Says on the page that a newer version, fetched whole, waits. */
function offer(waiting) {
  const sentence = find("#kalimat-versi-baru").content.cloneNode(true);
  sentence.querySelector("button").addEventListener("click", () => use(waiting));
  find("#versi-baru").replaceChildren(sentence);
}

/** Puts it in place and loads the page again. */
function use(waiting) {
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("use");
}

/** The address as a strict Content-Security-Policy wants it: made by a named policy. */
function trusted(address) {
  if (!window.trustedTypes) return address;
  const policy = trustedTypes.createPolicy("kalkulator-tpp", { createScriptURL: (url) => url });
  return policy.createScriptURL(address);
}

/** What the worker has not kept yet it fetches once nobody waits for anything. */
async function keepTheRest() {
  if (!registration) return;
  const { active } = await workers.ready;
  active.postMessage("keep");
}

/** The figure of the last visit, where neither the answers nor the program are others since. */
function showLastFigure() {
  if (!figure || isStarted) return;
  try {
    const path = new URL(".", document.baseURI).pathname;
    const keyOf = (name) => (path === "/" ? name : `${name} ${path}`);
    const last = JSON.parse(localStorage.getItem(keyOf(figure)));
    const isSame = last && last.program === program && last.answers === localStorage.getItem(keyOf(answers));
    if (!isSame) return;
    for (const place of document.querySelectorAll("[data-last]")) place.textContent = last.text;
    find("[data-mark]").textContent = last.mark;
  } catch (error) {
    // Then it comes with the program.
  }
}

function begin() {
  program = find("script[type=module]").src;
  showLastFigure();
  // The same program that the page asks for: it is fetched once.
  const started = import(program).then(() => {
    isStarted = true;
    hush();
  }, fail);
  setTimeout(sayThatItHangs, LIMIT);
  // On a first visit the worker waits until the person does not; a page that is kept already asks
  // at once whether there is a newer version, in case this one does not start.
  const isFirst = !workers || !workers.controller;
  const begun = isFirst ? Promise.race([started, pause(LIMIT)]) : Promise.resolve();
  begun.then(keepOffline).then(() => started).then(keepTheRest);
}

// Whatever came sooner, this script or the page.
if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();
