// The calculator on its own page.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";
import { KEYS, speak, stand } from "./own.js";
import { start, today } from "./program.js";

const place = document.getElementById("kalkulator");

await start(init, new URL("./tpp_bg.wasm", import.meta.url));
mount(place, {
  packs,
  words,
  language: chosen(),
  today: today(),
  regulation: "kukar-2024-rancangan",
  storage: KEYS.estimate,
  events: { language: choose },
});
stand(place, KEYS.estimate);

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
