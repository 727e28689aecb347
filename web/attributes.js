// The attributes of <kalkulator-tpp>: what they may say, and a warning where they say something else.
import { LANGUAGES, languageOf, say, warn } from "./said.js";

export const NAMES = ["regulasi", "tampilan", "bahasa", "tanggal", "unit", "simpan"];

const PAGES = ["estimasi", "kepatuhan"];
const GLOBAL = ["accesskey", "class", "contenteditable", "exportparts", "is", "tabindex"];
const isId = (text) => /^[a-z0-9_-]{1,64}$/.test(text);
const isDate = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

/** The language an element asks for. */
export const language = (element) => languageOf(element.getAttribute("bahasa"));

/** Warns of attributes that are neither ours, nor HTML's, nor a framework's (those have a sign in their name). */
export function warnOfUnknown(element) {
  for (const name of element.getAttributeNames()) {
    const known = NAMES.includes(name) || GLOBAL.includes(name) || name in element;
    if (!known && /^[a-z]+$/.test(name)) {
      warn(language(element), "warn.attribute", { name, known: NAMES.join(", ") });
    }
  }
}

/** The options that the attributes say; one that says nothing usable is warned of and left out. */
export function options(element) {
  const spoken = language(element);
  const read = (name, good, known = [say(spoken, `known.${name}`)]) => {
    const text = element.getAttribute(name);
    if (text === null || good(text)) return text ?? undefined;
    warn(spoken, "warn.value", { name, text, known: known.join(", ") });
  };
  read("bahasa", (text) => LANGUAGES.includes(text), LANGUAGES);
  return {
    pages: pages(element, spoken),
    today: read("tanggal", isDate),
    unit: read("unit", isId),
    storage: read("simpan", isId),
  };
}

/** The names of the pages to show, as the attribute orders them; the estimate where it names none. */
function pages(element, spoken) {
  const named = new Set(element.getAttribute("tampilan")?.split(/\s+/).filter(Boolean));
  const unknown = [...named].filter((name) => !PAGES.includes(name));
  if (unknown.length) {
    warn(spoken, "warn.value", { name: "tampilan", text: unknown.join(" "), known: PAGES.join(", ") });
  }
  const known = [...named].filter((name) => PAGES.includes(name));
  return known.length ? known : PAGES.slice(0, 1);
}

/** An id of a pack, the address of one, or nothing. */
export function regulation(element) {
  const text = element.getAttribute("regulasi")?.trim();
  if (!text) return {};
  if (isId(text)) return { id: text };
  try {
    return { address: new URL(text, document.baseURI).href };
  } catch {
    warn(language(element), "warn.regulasi", { text });
    return {};
  }
}
