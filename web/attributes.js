// The attributes of <kalkulator-tpp>: what they may say, and a warning where they say something else.

export const NAMES = ["regulasi", "tampilan", "bahasa", "tanggal", "unit", "simpan"];

const PAGES = ["estimasi"];
const LANGUAGES = ["id", "en"];
const GLOBAL = ["accesskey", "class", "contenteditable", "exportparts", "is", "tabindex"];
const isId = (text) => /^[a-z0-9_-]{1,64}$/.test(text);
const isDate = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

export const warn = (text) => console.warn(`kalkulator-tpp: ${text}`);

/** Warns of attributes that are neither ours, nor HTML's, nor a framework's (those have a sign in their name). */
export function warnOfUnknown(element) {
  for (const name of element.getAttributeNames()) {
    const known = NAMES.includes(name) || GLOBAL.includes(name) || name in element;
    if (!known && /^[a-z]+$/.test(name)) {
      warn(`atribut ${name} tidak dikenal. Yang dikenal: ${NAMES.join(", ")}.`);
    }
  }
}

/** The options that the attributes say; one that says nothing usable is warned of and left out. */
export function options(element) {
  const read = (name, good, expected) => {
    const text = element.getAttribute(name);
    if (text === null || good(text)) return text ?? undefined;
    warn(`${name}="${text}" tidak dikenal; yang dikenal: ${expected}.`);
  };
  return {
    page: read("tampilan", (text) => PAGES.includes(text), PAGES.join(", ")),
    language: read("bahasa", (text) => LANGUAGES.includes(text), LANGUAGES.join(", ")) ?? "id",
    today: read("tanggal", isDate, "TTTT-BB-HH"),
    unit: read("unit", isId, "kode perangkat daerah dari paket aturan"),
    storage: read("simpan", isId, "nama dari huruf kecil, angka, - dan _"),
  };
}

/** An id of a pack, the address of one, or nothing. */
export function regulation(element) {
  const text = element.getAttribute("regulasi")?.trim();
  if (!text) return {};
  if (isId(text)) return { id: text };
  try {
    return { address: new URL(text, document.baseURI).href };
  } catch {
    warn(`regulasi="${text}" bukan kode paket dan bukan alamat.`);
    return {};
  }
}
