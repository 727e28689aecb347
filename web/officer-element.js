// The officer's page inside <kalkulator-tpp>, fetched only where a portal asks for it.
import { beginOfficer, putOfficer, WASM } from "./officer-page.js";
import { packs } from "./packs.js";
import { style } from "./officer-style.js";

/** Waits for the program: what puts its page into a place, its wasm and its style. */
export async function officer() {
  await beginOfficer();
  return { put, wasm: WASM, style };
}

/** `regulation` is the id of a pack, or a pack of the portal's own. */
function put(place, { regulation, ...options }) {
  const own = regulation !== null && typeof regulation === "object";
  const wished = own
    ? { packs: [...packs, regulation], regulation: regulation.id }
    : { regulation };
  const given = Object.entries({ ...options, ...wished }).filter(([, value]) => value !== undefined);
  return putOfficer(place, Object.fromEntries(given));
}
