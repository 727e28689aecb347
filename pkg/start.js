// Starts the engine once, however often it is asked for.
import init, { Engine } from "./engine.js";
import { faults } from "./faults.js";
import { packs } from "./packs.js";
import { Calculator } from "./calculator.js";

let started;

export async function start(wasm, { language = "id" } = {}) {
  if (!faults[language]) throw new RangeError(`language: one of ${Object.keys(faults).join(", ")}`);
  started ??= Promise.resolve(wasm).then((module_or_path) => init({ module_or_path }));
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
  return new Calculator(new Engine(packs), language);
}
