// What was typed, kept on the device between two visits where the page around allows it
// (attribute `simpan`). What comes back is hostile until the calculator has read it.
const key = (name) => `kalkulator-tpp-${name}`;

/** What the device kept under a name; undefined when there is nothing, or nothing is allowed. */
export function recall(name) {
  try {
    const text = localStorage.getItem(key(name));
    return text === null ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps it. A full or denied store loses nothing that is on the page. */
export function keep(name, typed) {
  try {
    localStorage.setItem(key(name), JSON.stringify(typed));
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
