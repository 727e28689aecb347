// What the element says, in the language it speaks; the warnings go to whoever built the page around.
import { embedWords } from "../made/embed-words.js";

export const LANGUAGES = ["id", "en"];

/** What there is to say in each of them. */
export const WORDS = Object.fromEntries(LANGUAGES.map((code) => [code, embedWords[code]]));

/** One of our languages, whatever was asked for. */
export const languageOf = (code) => (LANGUAGES.includes(code) ? code : "id");

export const say = (language, key, values = {}) =>
  embedWords[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Tells the page around in an event. */
export function announce(element, name, detail) {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

const said = new Set();

/** Warns in the console, once of each thing. */
export function warn(language, key, values) {
  const text = say(language, key, values);
  if (!said.has(text)) console.warn(`kalkulator-tpp: ${text}`);
  said.add(text);
}
