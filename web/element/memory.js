// What was typed, kept on the device between two visits where the page around allows it
// (attribute `simpan`). What comes back is hostile until the calculator has read it.
let installation = "";

/**
 * From now on names are those of the calculator installed at a path: another one on the same
 * origin has its own. At the top of an origin they are the plain ones.
 */
export function belongTo(path) {
  installation = path === "/" ? "" : ` ${path}`;
}

let address;

/** From now on a situation is shared as a link to this address, which is the calculator's own page. */
export function shareAt(page) {
  address = page;
}

/** That address; undefined on the page of somebody else, which a link could not open. */
export const shared = () => address;

/** The key under which a name is kept. */
export const keyOf = (name) => `kalkulator-tpp-${name}${installation}`;

/** What the device kept under a name; undefined when there is nothing, or nothing is allowed. */
export function recall(name) {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps it. A full or denied store loses nothing that is on the page. */
export function keep(name, typed) {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(typed));
  } catch {
    // Then it lives as long as the page does.
  }
}

/** What was kept, without a choice that the open situation, or in its first form the whole, makes. */
export function without(kept, choice) {
  const { situations, open } = kept ?? {};
  if (choice !== "language" && Array.isArray(situations)) {
    const dropIfOpen = (situation, n) => (n === open ? dropped(situation, choice) : situation);
    return { ...kept, situations: situations.map(dropIfOpen) };
  }
  return kept?.[choice] === undefined ? kept : dropped(kept, choice);
}

function dropped(document, key) {
  const copy = { ...document };
  delete copy[key];
  return copy;
}

/** What is no JSON is given on as it is: the calculator says that it cannot be read. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
