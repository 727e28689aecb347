// Starts the engine with the packs, and with the scoring beside it unless told otherwise.
import init, { Engine, initSync } from "./engine.js";
import { packs } from "./packs.js";
import { Calculator, languageOf } from "./calculator.js";
import { starter } from "./starter.js";
import { Tape } from "./tape.js";

/** What the scoring adds to the calculator. */
const SCORING = [
  "listInstruments",
  "getInstrument",
  "score",
  "improve",
  "summarise",
  "explainChange",
  "readSurvey",
  "calculateSampleSize",
  "reviewStandard",
  "rateOrganisation",
];

const ready = starter(init, initSync);

/**
 * `usual` gives the wasm where the options do not. `scoring` fetches the scoring, a program of its
 * own that is not asked for in vain.
 */
export async function start(usual, { scores = true, wasm = usual(), ...options } = {}, scoring) {
  const language = languageOf(options);
  const wanted = scores && scoring({ ...options, wasm: Object(scores).wasm });
  const [scorer] = await Promise.all([wanted, ready(wasm)]);
  const { codes, text } = Tape.of(packs);
  const calculator = new Calculator(new Engine(codes, text), packs, language);
  return scorer ? withScoring(calculator, scorer) : calculator;
}

function withScoring(calculator, scores) {
  for (const call of SCORING) calculator[call] = scores[call].bind(scores);
  const ofPack = calculator.validate.bind(calculator);
  calculator.validate = (given, options) => {
    const document = typeof given === "string" ? parsed(given) : given;
    const isInstrument = Object.keys(Object(document)).includes("method");
    return isInstrument ? { faults: scores.validate(given), warnings: [] } : ofPack(given, options);
  };
  return calculator;
}

/** What a text says, if it is JSON at all: what is wrong with it the engine tells. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
