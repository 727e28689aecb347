// What the parts of the calendar share.

export const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

/** A text of the calendar with its placeholders filled in. */
export const say = (words, key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? key);

/** A day or a month as people say it. */
export function spoken(language, date, parts) {
  const day = new Date(`${date.length === 7 ? `${date}-01` : date}T00:00Z`);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", { ...parts, timeZone: "UTC" }).format(day);
}

/** A day of a month, as dates are written. */
export const dateOf = (month, day) => `${month}-${String(day).padStart(2, "0")}`;
