// Starts the wasm once for a page, however many calculators stand on it.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";

export { packs };

export const WASM = new URL("./tpp_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
const INTEGRITY = "__INTEGRITY tpp_bg.wasm__";

let started;

/** Waits for the wasm; a failed start may be tried again. */
export async function begin() {
  started ??= init({ module_or_path: fetch(WASM, { integrity: INTEGRITY }) });
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/** Puts a calculator into an element; options as `mount` in src/app/mount.rs has them. */
export const put = (host, options) => mount(host, { packs, words, ...options });

/** The day in Kutai Kartanegara. */
export const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format();
