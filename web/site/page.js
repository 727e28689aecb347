// The calculator on its own page.
import init, { mount } from "../made/tpp.js";
import { packs } from "../made/packs.js";
import { words } from "../made/words.js";
import { KEYS, speak, stand } from "../shared/own.js";
import { start, today } from "../shared/program.js";

let remembering;
const place = document.getElementById("kalkulator");

await start(init, new URL("./tpp_bg.wasm", import.meta.url));
mount(place, {
  packs,
  words,
  language: chosen(),
  today: today(),
  regulation: "{{ regulation.page }}",
  storage: KEYS.estimate,
  events: { language: choose, ready: rememberSoon, kept: rememberSoon },
});
stand(place, KEYS.estimate);

/** A while after the last key, so that typing waits for nothing. */
function rememberSoon() {
  clearTimeout(remembering);
  remembering = setTimeout(remember, 300);
}

/** The next visit shows at once what this one saw last, if neither answers nor program change. */
function remember() {
  const text = place.querySelector(".bar strong:not(.is-old)")?.textContent ?? "";
  const mark = place.querySelector(".bar small")?.textContent ?? "";
  try {
    if (!/\d/.test(text)) return localStorage.removeItem(KEYS.figure);
    const answers = localStorage.getItem(KEYS.estimate);
    localStorage.setItem(KEYS.figure, JSON.stringify({ program: import.meta.url, answers, text, mark }));
  } catch {
    // Then the figure comes with the program.
  }
}

/** The language chosen last on either page; undefined before there was a choice. */
function chosen() {
  try {
    return localStorage.getItem(KEYS.language) ?? undefined;
  } catch {
    return undefined;
  }
}

/** All of the page speaks another language, and the officer's page will. */
function choose(language) {
  if (language === document.documentElement.lang) return;
  speak(language);
  try {
    localStorage.setItem(KEYS.language, language);
  } catch {
    // Then each page has a language of its own.
  }
}
