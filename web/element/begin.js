// Starts the wasm once for a page, however many calculators stand on it.
import init, { mount } from "../made/tpp.js";
import { packs } from "../made/packs.js";
import { words } from "../made/words.js";
import { once } from "../../pkg/once.js";
import { start } from "../shared/program.js";
import { asked, given } from "./given.js";

export const WASM = new URL("./tpp_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
const INTEGRITY = "{{ integrity('tpp_bg.wasm') }}";

/** Waits for the wasm. */
export const begin = once(async () => {
  // Tags that stand already start while whoever imports this has not yet said where the wasm is.
  await undefined;
  return start(init, WASM, INTEGRITY, asked(given.estimate));
});

/** Puts a calculator into an element; options as `mount` in src/app/estimate/mount.rs has them. */
export const put = (host, options) => mount(host, { packs, words, ...options });
