// Starts the engine with the packs, and with the scoring beside it unless told otherwise.
import init, { Engine, initSync } from "./engine.js";
import { packs } from "./packs.js";
import { Calculator, languageOf } from "./calculator.js";
import { starter } from "./starter.js";
import { Tape } from "./tape.js";

/** What the scoring adds to the calculator. */
const SCORING = [
  "instruments",
  "instrument",
  "score",
  "improve",
  "overview",
  "explainChange",
  "survey",
  "sampleSize",
  "standard",
  "rated",
];

const ready = starter(init, initSync);

/**
 * `usual` gives the wasm where the options do not. `scoring` fetches the scoring, a program of its
 * own that is not asked for in vain.
 */
export async function start(usual, { scores = true, wasm = usual(), ...options } = {}, scoring) {
  const language = languageOf(options);
  const wanted = scores && scoring({ ...options, wasm: scores.wasm });
  const [scorer] = await Promise.all([wanted, ready(wasm)]);
  const { codes, text } = Tape.of(packs);
  const calculator = new Calculator(new Engine(codes, text), packs, language);
  return scorer ? withScoring(calculator, scorer) : calculator;
}

function withScoring(calculator, scores) {
  for (const call of SCORING) calculator[call] = scores[call].bind(scores);
  const ofPack = calculator.validate.bind(calculator);
  const isInstrument = (document) => Object.keys(Object(document)).includes("method");
  calculator.validate = (document) =>
    isInstrument(document) ? scores.validate(document) : ofPack(document);
  return calculator;
}
