// Starts the wasm once for a page, however many calculators stand on it.
import init, { mount } from "./tpp.js";
import { once } from "./once.js";
import { packs } from "./packs.js";
import { start, today } from "./program.js";
import { words } from "./words.js";

export { packs, today };

export const WASM = new URL("./tpp_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
export const INTEGRITY = "__INTEGRITY tpp_bg.wasm__";

/** Waits for the wasm. */
export const begin = once(() => start(init, WASM, INTEGRITY));

/** Puts a calculator into an element; options as `mount` in src/app/estimate/mount.rs has them. */
export const put = (host, options) => mount(host, { packs, words, ...options });
