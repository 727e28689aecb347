// The engine with errors that people and programs can read.

/** What the engine refuses: every fault, and the first one's code and field. */
export class TppError extends Error {
  constructor(faults) {
    super(faults.map(({ path, code, ...values }) => sentence(path, code, values)).join("\n"));
    this.name = "TppError";
    this.faults = faults;
    this.code = faults[0]?.code ?? "unknown";
    this.field = faults[0]?.path ?? "$";
  }
}

function sentence(path, code, values) {
  const details = Object.entries(values).map(([key, value]) => `${key}: ${[value].flat().join(", ")}`);
  return details.length ? `${path}: ${code} (${details.join("; ")})` : `${path}: ${code}`;
}

/** Runs the engine; a list of faults that it throws becomes one error. */
function ask(question) {
  try {
    return question();
  } catch (thrown) {
    throw Array.isArray(thrown) ? new TppError(thrown) : thrown;
  }
}

export class Calculator {
  #engine;

  constructor(engine) {
    this.#engine = engine;
  }

  get version() {
    return this.#engine.version;
  }

  catalogue() {
    return ask(() => this.#engine.catalogue());
  }

  regulation(id) {
    return structuredClone(ask(() => this.#engine.regulation(id)));
  }

  validate(pack) {
    return ask(() => this.#engine.validate(pack));
  }

  estimate(regulation, input) {
    return ask(() => this.#engine.estimate(regulation, input));
  }

  estimateYear(regulation, cases) {
    return ask(() => this.#engine.estimateYear(regulation, cases));
  }

  monthlyTax(input) {
    return ask(() => this.#engine.monthlyTax(input));
  }

  annualTax(input) {
    return ask(() => this.#engine.annualTax(input));
  }

  rating(input) {
    return ask(() => this.#engine.rating(input));
  }
}
