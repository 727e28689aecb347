// What the calculator's own pages share.

/** All of the page speaks a language. */
export function speak(language) {
  document.documentElement.lang = language;
}

/** The language chosen last on any page; undefined before there was a choice. */
export function chosenLanguage() {
  try {
    return localStorage.getItem(KEYS.language) ?? undefined;
  } catch {
    return undefined;
  }
}

/** All of the page speaks another language, and the other pages will. */
export function chooseLanguage(language) {
  if (language === document.documentElement.lang) return;
  speak(language);
  try {
    localStorage.setItem(KEYS.language, language);
  } catch {
    // Then each page has a language of its own.
  }
}

/**
 * Says it when the program in a place stops; a key is the one under which the device keeps what
 * was typed there.
 */
export function stand(place, key) {
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, async (/** @type {any} */ event) => {
      const { error, reason = error } = event;
      if (reason?.name !== "RuntimeError") return;
      (await import("./stopped.js")).showIfStopped(event, place, key);
    });
  }
}

/** Where this installation stands: another one on the same origin keeps what it keeps apart. */
export const path = new URL(".", document.baseURI).pathname;

/** The key of this installation; at the top of an origin it is the plain name. */
const keyOf = (name) => (path === "/" ? name : `${name} ${path}`);

/** Where it keeps what was typed on its pages, what columns of rosters hold, and the language chosen last. */
export const KEYS = {
  estimate: keyOf("kalkulator-tpp"),
  figure: keyOf("kalkulator-tpp-figure"),
  officer: keyOf("kalkulator-tpp-kepatuhan"),
  workshop: keyOf("kalkulator-tpp-paket"),
  columns: keyOf("kalkulator-tpp-kolom"),
  simulation: keyOf("kalkulator-tpp-simulasi"),
  language: `${keyOf("kalkulator-tpp-kepatuhan")}-language`,
};

/** What is kept beside what is kept under a name. */
const BESIDE = ["", "-unread", "-language"];

/**
 * Before keys had a path, all installations shared the plain names. The first one to be opened
 * goes on with what is there, and no other.
 */
export function takeOver(...names) {
  try {
    const taken = `${names[0]}-taken`;
    if (localStorage.getItem(taken) !== null) return;
    localStorage.setItem(taken, path);
    if (path === "/") return;
    for (const name of names) for (const more of BESIDE) move(name + more, keyOf(name) + more);
  } catch {
    // The device keeps nothing, or may not say what.
  }
}

function move(from, to) {
  const kept = localStorage.getItem(from);
  if (kept === null) return;
  if (localStorage.getItem(to) === null) localStorage.setItem(to, kept);
  localStorage.removeItem(from);
}

takeOver("kalkulator-tpp", "kalkulator-tpp-kepatuhan");
