// The calculator on its own page.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";
import { speak, stand } from "./own.js";

const place = document.getElementById("kalkulator");
const storage = "kalkulator-tpp";
/** Where the officer's page keeps the language chosen last; one chosen here is kept there too. */
const LANGUAGE = "kalkulator-tpp-kepatuhan-language";

await init({ module_or_path: new URL("./tpp_bg.wasm", import.meta.url) });
mount(place, {
  packs,
  words,
  language: chosen(),
  today: new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format(),
  regulation: "kukar-2024-rancangan",
  storage,
  events: { language: choose },
});
await stand(place, storage);

/** The language chosen last on either page; undefined before there was a choice. */
function chosen() {
  try {
    return localStorage.getItem(LANGUAGE) ?? undefined;
  } catch {
    return undefined;
  }
}

/** All of the page speaks another language, and the officer's page will. */
function choose(language) {
  if (language === document.documentElement.lang) return;
  speak(language);
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Then each page has a language of its own.
  }
}
