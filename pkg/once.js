// What both faces share when they start.
import { faults } from "./faults.js";

/** Starts a wasm once, however often it is asked for; a start that failed may be repeated. */
export function once(init) {
  let started;
  return async (wasm) => {
    started ??= Promise.resolve(wasm).then((module_or_path) => init({ module_or_path }));
    try {
      await started;
    } catch (error) {
      started = undefined;
      throw error;
    }
  };
}

/** The language in which faults are said: Indonesian unless told. */
export function languageOf({ language = "id" } = {}) {
  if (!faults[language]) throw new RangeError(`language: one of ${Object.keys(faults).join(", ")}`);
  return language;
}
