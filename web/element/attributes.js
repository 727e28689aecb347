// The attributes of <kalkulator-tpp>: what they may say, and a warning where they say something else.
import { LANGUAGES, languageOf, say, warn } from "../shared/said.js";

export const NAMES = ["regulasi", "regulasi-bawaan", "tampilan", "bahasa", "tanggal", "unit", "simpan"];

const PAGES = ["estimasi", "kepatuhan", "paket"];
const GLOBAL = ["accesskey", "class", "contenteditable", "exportparts", "is", "tabindex"];
const isId = (text) => /^[a-z0-9_-]{1,64}$/.test(text);
/** Quotation marks of any kind, as editors put them around a value, and blanks. */
const AROUND = String.raw`(?:[\s\p{Pi}\p{Pf}"'\x60´′″‚„＂＇]|&(?:quot|apos|[lr][ds]quo|#34|#39);)+`;
const QUOTES = new RegExp(`^${AROUND}|${AROUND}$`, "gu");
const isDate = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

/** What an attribute says, without the quotation marks around it; null where it is not there. */
export const value = (element, name) => element.getAttribute(name)?.replace(QUOTES, "") ?? null;

/** The language an element asks for. */
export const language = (element) => languageOf(wished(element));

/** The same; undefined where it asks for none of ours. */
export const wished = (element) => {
  const code = value(element, "bahasa")?.toLowerCase();
  return LANGUAGES.includes(code) ? code : undefined;
};

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
    const text = value(element, name);
    if (text === null || good(text)) return text ?? undefined;
    warn(spoken, "warn.value", { name, text, known: known.join(", ") });
  };
  read("bahasa", () => wished(element), LANGUAGES);
  return {
    pages: pages(element, spoken),
    today: read("tanggal", isDate),
    unit: read("unit", isId),
    storage: read("simpan", isId),
  };
}

/** The names of the pages to show, as the attribute orders them; the estimate where it names none. */
function pages(element, spoken) {
  const named = new Set(value(element, "tampilan")?.split(/\s+/).filter(Boolean));
  const unknown = [...named].filter((name) => !PAGES.includes(name));
  if (unknown.length) {
    warn(spoken, "warn.value", { name: "tampilan", text: unknown.join(" "), known: PAGES.join(", ") });
  }
  const known = [...named].filter((name) => PAGES.includes(name));
  return known.length ? known : PAGES.slice(0, 1);
}

/** What names a rule: an id of a pack, the address of one, or neither. */
export function named(text) {
  const id = text.toLowerCase();
  if (isId(id)) return { text, id };
  try {
    return { text, address: new URL(text, document.baseURI).href };
  } catch {
    return { text };
  }
}
