// The engine with errors that people and programs can read.
import { faults } from "./faults.js";
import { Regulations } from "./regulations.js";
import { Tape } from "./tape.js";

/** How many cases go to the engine at a time. */
const AT_A_TIME = 256;

/** What the engine refuses: every fault, the first one's code and field, and what was refused. */
export class TppError extends Error {
  constructor(faults, language, kind = "input_refused") {
    super(faults.map((fault) => sentence(fault, language)).join("\n"));
    this.name = "TppError";
    this.kind = kind;
    this.faults = faults;
    this.code = faults[0]?.code ?? "unknown";
    this.field = faults[0]?.path ?? "$";
  }
}

/** Place, reason and repair, in words. */
function sentence({ path, code, ...values }, language) {
  const words = faults[language];
  const without = lacking(code, values);
  const known = (key) => words[`${key}${without}`] ?? words[key] ?? code;
  const said = ["fault", "repair"].map((kind) => known(`${kind}.${code}`)).join(" ");
  const filled = said.replace(/\{(\w+)\}/g, (_, key) => worded(words, code, key, values[key]));
  return `${path}: ${filled}`;
}

/** What fills a sentence: the kinds of values and the mistakes in JSON have words of their own. */
function worded(words, code, key, value) {
  if (code === "not_json" && key === "problem") return words[`json.${value}`] ?? value;
  if (code === "wrong_type" && key !== "write") return words[`kind.${value}`] ?? value;
  return [value].flat().join(", ");
}

/**
 * What a reason has not got or has beyond the usual, so that it has a sentence of its own.
 * @param {string} code
 * @param {Record<string, any>} values
 */
function lacking(code, { until, instead, write, expected, known, line, min, max }) {
  if (code === "outside_validity" && !until) return "_open";
  if (code === "fraction_as_number" && expected === "integer") return "_whole";
  if (instead?.length > 0 || write) return "_instead";
  if (code === "out_of_range" && max === undefined) return "_least";
  if (code === "out_of_range" && min === max) return "_exact";
  return known?.length === 0 || (code === "not_json" && !line) ? "_alone" : "";
}

/** The language in which faults are said: Indonesian unless told. */
export function languageOf({ language = "id" } = {}) {
  const known = Object.keys(faults);
  if (known.includes(language)) return language;
  const found = typeof language === "string" ? language : typeof language;
  throw new TppError([{ path: "$.language", code: "unknown_choice", found, known }], "id");
}

/** A copy of a document, to read or to change. */
export const copy = (document) => JSON.parse(JSON.stringify(document));

/** A day by the clock of the place, such as `2026-11-24`. */
const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((number) => `${number}`.padStart(2, "0"))
    .join("-");

/** Keeps with the figures of an estimate how its lines are worked out. */
class Explained extends class { constructor(figures) { return figures; } } {
  #explain;

  constructor(figures, explain) {
    super(figures);
    this.#explain = explain;
  }

  static linesOf(figures) {
    return figures.#explain();
  }
}

/**
 * One getter for all estimates: with a getter of its own each object would have a shape of its own,
 * which takes an engine longer than the estimate.
 */
const LINES = {
  configurable: true,
  enumerable: true,
  get() {
    const value = Explained.linesOf(this);
    Object.defineProperty(this, "lines", { value, enumerable: true });
    return value;
  },
};

/** The figures of an estimate, with lines that are worked out when somebody looks. */
const withLines = (figures, explain) =>
  Object.defineProperty(new Explained(figures, explain), "lines", LINES);

export class Calculator {
  #engine;
  #packs;
  #language;
  #regulations;

  constructor(engine, packs, language) {
    this.#engine = engine;
    this.#packs = packs;
    this.#language = language;
    this.#regulations = new Regulations(engine);
  }

  /** Runs the engine; a list of faults that it throws becomes one error. */
  #ask(question, kind) {
    try {
      return question(this.#engine);
    } catch (thrown) {
      throw Array.isArray(thrown) ? new TppError(thrown, this.#language, kind) : thrown;
    }
  }

  /** Asks about one document. */
  #about(call, input) {
    return this.#ask((engine) => {
      const { codes, text } = Tape.of(input);
      return engine[call](codes, text);
    });
  }

  /** Takes up the regulation that was named or brought. */
  #regulation(regulation) {
    const kind = typeof regulation === "string" ? "unknown_regulation" : "pack_refused";
    return this.#ask(() => this.#regulations.of(regulation), kind);
  }

  /** Asks a regulation about one document, or about one that is on a tape already. */
  #under(kept, call, { codes, text }) {
    return this.#ask((engine) => engine[call](this.#regulations.place(kept), codes, text));
  }

  get version() {
    return this.#engine.version;
  }

  listRegulations() {
    return this.#engine.catalogue();
  }

  getRegulation(id) {
    const place = this.#ask((engine) => engine.place(`${id}`), "unknown_regulation");
    return copy(this.#packs[place]);
  }

  validate(pack, { today = dayOf(new Date()) } = {}) {
    try {
      const { codes, text } = Tape.of(pack);
      return this.#engine.validate(codes, text, today);
    } catch (faults) {
      if (!Array.isArray(faults)) throw faults;
      return { faults, warnings: [] };
    }
  }

  estimate(regulation, input) {
    const kept = this.#regulation(regulation);
    const tape = this.#ask(() => Tape.of(input));
    const figures = this.#under(kept, "estimate", tape);
    return withLines(figures, () => this.#under(kept, "lines", tape));
  }

  estimateMany(regulation, cases) {
    const kept = this.#regulation(regulation);
    const estimates = [];
    for (let n = 0; n < cases.length; n += AT_A_TIME) {
      this.#some(kept, cases.slice(n, n + AT_A_TIME), estimates);
    }
    return estimates;
  }

  /** Each case becomes an estimate, or the error that it alone would throw. */
  #some(kept, cases, estimates) {
    const tape = Tape.list(cases.length);
    const tapes = cases.map((input) => tape.add(input));
    for (const [n, result] of this.#under(kept, "estimateMany", tape).entries()) {
      const faults = tapes[n].faults ?? (Array.isArray(result) && result);
      estimates.push(
        faults
          ? new TppError(faults, this.#language)
          : withLines(result, () => this.#under(kept, "lines", tape.part(tapes[n]))),
      );
    }
  }

  estimateYear(regulation, cases) {
    const kept = this.#regulation(regulation);
    return this.#under(kept, "estimateYear", this.#ask(() => Tape.of(cases)));
  }

  issueReceipt(regulation, input) {
    const kept = this.#regulation(regulation);
    return this.#under(kept, "issueReceipt", this.#ask(() => Tape.of(input)));
  }

  checkReceipt(receipt, regulation = receipt?.regulation) {
    return this.#about("checkReceipt", { receipt, regulation });
  }

  calculateMonthlyTax(input) {
    return this.#about("monthlyTax", input);
  }

  calculateAnnualTax(input) {
    return this.#about("annualTax", input);
  }

  determineRating(input) {
    return this.#about("rating", input);
  }
}
