// The officer's page inside <kalkulator-tpp>, fetched only where a portal asks for it.
import { beginOfficer, putOfficer, WASM } from "../shared/officer-page.js";
import { style } from "../made/officer-style.js";

/** Waits for the program, here or as given: what puts its page into a place, its wasm and its style. */
export async function officer(given) {
  await beginOfficer(given);
  return { put, wasm: WASM, style };
}

function put(place, options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return putOfficer(place, Object.fromEntries(given));
}
