// Starts the engine with the packs, and with the scoring beside it unless told otherwise.
import init, { Engine } from "./engine.js";
import { packs } from "./packs.js";
import { Calculator, languageOf } from "./calculator.js";
import { once } from "./once.js";

/** What the scoring adds to the calculator. */
const SCORING = [
  "instruments",
  "instrument",
  "score",
  "wayUp",
  "overview",
  "explainChange",
  "survey",
  "sampleSize",
  "standard",
  "rated",
];

const ready = once(async (wasm) => init({ module_or_path: await wasm }));

/** `scoring` fetches the scoring, a program of its own that is not asked for in vain. */
export async function start(wasm, options, scoring) {
  const language = languageOf(options);
  const wanted = options?.scores === false ? undefined : scoring(options);
  const [scores] = await Promise.all([wanted, ready(wasm)]);
  const calculator = new Calculator(new Engine(packs), language);
  return scores ? withScoring(calculator, scores) : calculator;
}

function withScoring(calculator, scores) {
  for (const call of SCORING) calculator[call] = scores[call].bind(scores);
  const ofPack = calculator.validate.bind(calculator);
  const isInstrument = (document) => Object.hasOwn(Object(document), "method");
  calculator.validate = (document) =>
    isInstrument(document) ? scores.validate(document) : ofPack(document);
  return calculator;
}
