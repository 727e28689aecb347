// Starts the engine with the packs.
import init, { Engine } from "./engine.js";
import { packs } from "./packs.js";
import { Calculator } from "./calculator.js";
import { languageOf, once } from "./once.js";

const ready = once(init);

export async function start(wasm, options) {
  const language = languageOf(options);
  await ready(wasm);
  return new Calculator(new Engine(packs), language);
}
