// Starts the wasm once for a page, however many calculators stand on it.
import init, { mount } from "../made/tpp.js";
import { once } from "../../pkg/once.js";
import { packs } from "../made/packs.js";
import { start, today } from "../shared/program.js";
import { words } from "../made/words.js";

export { packs, today };

export const WASM = new URL("./tpp_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
export const INTEGRITY = "{{ integrity('tpp_bg.wasm') }}";

/** Programs from elsewhere, by the names `estimate` and `officer`. */
export const given = {};

/** Says where programs come from that no bundler brings along beside these scripts. */
export function useWasm(programs) {
  Object.assign(given, programs);
}

/** Waits for the wasm. */
export const begin = once(async () => {
  // Tags that stand already start while whoever imports this has not yet said where the wasm is.
  await undefined;
  return start(init, WASM, INTEGRITY, asked(given.estimate));
});

/** A program that was given, or what gives it when it is asked for. */
export const asked = (wasm) => (typeof wasm === "function" ? wasm() : wasm);

/** What the stack of a trap in a program names; of one from elsewhere it is sure only to be wasm. */
export const traceOf = (program, usual) => (program === undefined ? usual.href : "wasm");

/** Puts a calculator into an element; options as `mount` in src/app/estimate/mount.rs has them. */
export const put = (host, options) => mount(host, { packs, words, ...options });
