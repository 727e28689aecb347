// The workshop for rule packs inside <kalkulator-tpp>, fetched only where a portal asks for it.
import { beginOfficer, WASM } from "../shared/officer-page.js";
import { style } from "../made/workshop-style.js";
import { workshop as put } from "../shared/workshop-page.js";

/** Waits for the program, here or as given: what puts its page into a place, its wasm and its style. */
export async function workshop(given) {
  await beginOfficer(given);
  return { put: (place, options) => put(place, told(options)), wasm: WASM, style };
}

/** What is told; the rest is as usual. */
const told = (options) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
