// Starts the wasm once for a page, however many calculators stand on it.
import init, { mount } from "./tpp.js";
import { once } from "./once.js";
import { packs } from "./packs.js";
import { words } from "./words.js";

export { packs };

export const WASM = new URL("./tpp_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
const INTEGRITY = "__INTEGRITY tpp_bg.wasm__";

/** Waits for the wasm. */
export const begin = once(() => init({ module_or_path: fetch(WASM, { integrity: INTEGRITY }) }));

/** Puts a calculator into an element; options as `mount` in src/app/estimate/mount.rs has them. */
export const put = (host, options) => mount(host, { packs, words, ...options });

/** The day in Kutai Kartanegara. */
export const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format();
