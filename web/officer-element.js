// The officer's page inside <kalkulator-tpp>, fetched only where a portal asks for it.
import { beginOfficer, putOfficer, WASM } from "./officer-page.js";
import { packs } from "./packs.js";
import { style } from "./officer-style.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/** Waits for the program: what puts its page into a place of a shadow root, and its wasm. */
export async function officer() {
  await beginOfficer();
  return { put, wasm: WASM };
}

/** `regulation` is the id of a pack, or a pack of the portal's own. */
function put(place, { regulation, ...options }) {
  place.getRootNode().adoptedStyleSheets.push(sheet);
  const own = regulation !== null && typeof regulation === "object";
  const wished = own
    ? { packs: [...packs, regulation], regulation: regulation.id }
    : { regulation };
  const given = Object.entries({ ...options, ...wished }).filter(([, value]) => value !== undefined);
  return putOfficer(place, Object.fromEntries(given));
}
