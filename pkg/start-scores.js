// Starts the scorer with the instruments.
import init, { initSync, Scorer } from "./scorer.js";
import { instruments } from "./instruments.js";
import { copy, languageOf, TppError } from "./calculator.js";
import { starter } from "./starter.js";

const ready = starter(init, initSync);

/** `usual` gives the wasm where the options do not. */
export async function start(usual, { wasm = usual(), ...options } = {}) {
  const language = languageOf(options);
  await ready(wasm);
  return new Scores(new Scorer([...instruments]), language);
}

class Scores {
  #scorer;
  #language;

  constructor(scorer, language) {
    this.#scorer = scorer;
    this.#language = language;
  }

  /** Runs the scorer; a list of faults that it throws becomes one error. */
  #ask(question) {
    try {
      return question(this.#scorer);
    } catch (thrown) {
      throw Array.isArray(thrown) ? new TppError(thrown, this.#language) : thrown;
    }
  }

  listInstruments() {
    return this.#ask((scorer) => scorer.instruments());
  }

  getInstrument(id) {
    return copy(this.#ask((scorer) => scorer.instrument(id)));
  }

  validate(instrument) {
    return this.#ask((scorer) => scorer.validate(instrument));
  }

  score(instrument, answers) {
    return this.#ask((scorer) => scorer.score(instrument, answers));
  }

  improve(instrument, answers, target, options) {
    const ruledOut = options?.ruledOut;
    return this.#ask((scorer) => scorer.improve(instrument, answers, { target, ruledOut }));
  }

  summarise(instrument, units) {
    return this.#ask((scorer) => scorer.overview(instrument, units));
  }

  explainChange(before, after, { decimals = 2 } = {}) {
    return this.#ask((scorer) => scorer.explainChange({ before, after, decimals }));
  }

  readSurvey(instrument, file) {
    return this.#ask((scorer) => scorer.survey(instrument, file));
  }

  calculateSampleSize(instrument, population) {
    return this.#ask((scorer) => scorer.sampleSize(instrument, population));
  }

  reviewStandard(instrument, input) {
    return this.#ask((scorer) => scorer.standard(instrument, input));
  }

  rateOrganisation(instrument, rank) {
    return this.#ask((scorer) => scorer.rated(instrument, rank));
  }
}
