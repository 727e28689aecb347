// The engine with errors that people and programs can read.
import { faults } from "./faults.js";

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
  const filled = said.replace(/\{(\w+)\}/g, (_, key) => [values[key]].flat().join(", "));
  return `${path}: ${filled}`;
}

/** What a reason has not got, so that its sentence does without. */
function lacking(code, { until, instead, known }) {
  if (code === "outside_validity" && !until) return "_open";
  if (instead?.length > 0) return "_instead";
  return known?.length === 0 ? "_alone" : "";
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

export class Calculator {
  #engine;
  #language;

  constructor(engine, language) {
    this.#engine = engine;
    this.#language = language;
  }

  /** Runs the engine; a list of faults that it throws becomes one error. */
  #ask(question, ...regulation) {
    try {
      return question(this.#engine);
    } catch (thrown) {
      if (!Array.isArray(thrown)) throw thrown;
      throw new TppError(thrown, this.#language, this.#kind(...regulation));
    }
  }

  /** What is at fault: the regulation that was named or brought, if there is one, or the rest. */
  #kind(...regulation) {
    const [named] = regulation;
    if (typeof named === "string") {
      const isHere = ({ id, kind }) => id === named && kind === "regional";
      return this.#engine.catalogue().some(isHere) ? undefined : "unknown_regulation";
    }
    const isBad = regulation.length > 0 && this.#engine.validate(named).length > 0;
    return isBad ? "pack_refused" : undefined;
  }

  get version() {
    return this.#engine.version;
  }

  catalogue() {
    return this.#ask((engine) => engine.catalogue());
  }

  regulation(id) {
    return copy(this.#ask((engine) => engine.regulation(`${id}`), `${id}`));
  }

  validate(pack) {
    return this.#ask((engine) => engine.validate(pack));
  }

  estimate(regulation, input) {
    return this.#ask((engine) => engine.estimate(regulation, input), regulation);
  }

  estimateYear(regulation, cases) {
    return this.#ask((engine) => engine.estimateYear(regulation, cases), regulation);
  }

  monthlyTax(input) {
    return this.#ask((engine) => engine.monthlyTax(input));
  }

  annualTax(input) {
    return this.#ask((engine) => engine.annualTax(input));
  }

  rating(input) {
    return this.#ask((engine) => engine.rating(input));
  }
}
