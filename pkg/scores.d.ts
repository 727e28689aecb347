import type { Confidence, Instrument } from "./instruments.js";

export type { Confidence };

/** A score or a weight: a decimal such as "85.45". */
export type Decimal = string;
/** An exact fraction such as "85453/1000". */
export type Fraction = string;

/** One thing that is wrong; further keys say what was found and what would be accepted. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly [value: string]: unknown;
}

/** What the catalogue says of an instrument. */
export interface InstrumentEntry {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly status: "in_force" | "draft" | "historical" | "example";
  readonly valid: { readonly from: string; readonly until?: string };
  readonly method: "tree" | "standard" | "rating";
}

/** A step's id or a decimal, or the sum of the answers of respondents. */
export type Answer = string | number | { readonly total: number; readonly respondents: number };
/** Answers by the id of an indicator or group; the top group is `total`. */
export type Answers = Readonly<Record<string, Answer>>;

export interface Outcome {
  readonly score: Decimal;
  readonly class: string;
}

export interface PartScore {
  readonly id: string;
  readonly within: string | null;
  readonly weight: Decimal;
  readonly weightConfidence: Confidence;
  readonly value: Decimal | null;
  readonly lowest: Decimal;
  readonly highest: Decimal;
  readonly points: Decimal;
  readonly answered: number;
  readonly questions: number;
}

export interface Score {
  /** None while answers are open. */
  readonly score: Decimal | null;
  readonly exact: Fraction | null;
  readonly class: string | null;
  readonly suffixes: readonly string[];
  /** The range the unit can still end in. */
  readonly lowest: Outcome;
  readonly highest: Outcome;
  readonly answered: number;
  readonly questions: number;
  readonly open: readonly string[];
  readonly leftOut: string | null;
  /** The least sure fact in it. */
  readonly confidence: Confidence;
  readonly parts: readonly PartScore[];
  /** Answers that cannot stand; they count as open. */
  readonly refused: readonly Fault[];
}

export interface Raise {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly steps: number;
  readonly gain: Decimal;
  /** Indicators that would do instead. */
  readonly instead: readonly string[];
}

export interface Improvement {
  readonly target: string;
  readonly reachable: boolean;
  readonly start: Outcome;
  readonly end: Outcome;
  readonly steps: number;
  readonly raises: readonly Raise[];
  readonly ties: number;
  readonly open: readonly string[];
}

export interface Overview {
  readonly mean: Decimal | null;
  readonly units: readonly { readonly unit: string; readonly result: Score }[];
  readonly weakest: readonly {
    readonly indicator: string;
    readonly reached: Decimal;
    readonly lost: Decimal;
    readonly units: number;
  }[];
}

export interface UnitScore {
  readonly unit: string;
  readonly score: Decimal | number;
}

/** Why the mean moved; `left`, `same` and `came` add to `change` exactly. */
export interface Change {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly change: Decimal;
  readonly left: Decimal;
  readonly same: Decimal;
  readonly came: Decimal;
  readonly exact: Readonly<Record<"change" | "left" | "same" | "came", Fraction>>;
  readonly comparable: boolean;
  readonly units: readonly {
    readonly unit: string;
    readonly kind: "left" | "same" | "came";
    readonly before: Decimal | null;
    readonly after: Decimal | null;
    readonly effect: Decimal;
  }[];
}

export interface Survey {
  /** To be given to `score`. */
  readonly answers: Readonly<Record<string, { readonly total: number; readonly respondents: number }>>;
  readonly respondents: number;
  /** The row taken for the names of the columns; rows are numbered as a spreadsheet does. */
  readonly header: { readonly row: number; readonly names: readonly string[] };
  /** Cells and rows that do not count, the first thousand. */
  readonly faults: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
    readonly [value: string]: unknown;
  }[];
  readonly faultCount: number;
  readonly unused: readonly string[];
  readonly withoutColumn: readonly string[];
}

/** What is not answered is left out; dates are such as "2026-03-31". */
export interface StandardCase {
  readonly asOf: string;
  readonly products?: readonly {
    readonly name: string;
    readonly components?: Readonly<
      Record<string, { readonly exists?: boolean; readonly electronic?: boolean; readonly other?: boolean }>
    >;
    readonly decreed?: string;
    readonly reviewed?: string;
    /** What gave rise to the last review; one before its time is to be given a reason. */
    readonly review?: "periodic" | "situational";
    readonly reason?: string;
  }[];
  readonly pledge?: {
    readonly decreed?: string;
    readonly promises?: Readonly<Record<string, boolean>>;
    readonly electronic?: boolean;
    readonly other?: boolean;
  };
}

export interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly open: number;
}

export interface Lack {
  /** The component or promise; none for the pledge or the product itself. */
  readonly of: string | null;
  readonly what: "exists" | "decree" | "electronic" | "other" | "reason";
  /** Not answered, rather than missing. */
  readonly open: boolean;
}

export interface StandardResult {
  readonly products: readonly {
    readonly name: string;
    readonly exists: Tally;
    readonly electronic: Tally;
    readonly other: Tally;
    readonly lacks: readonly Lack[];
    readonly complete: boolean;
    readonly review: {
      readonly since: string | null;
      readonly due: string | null;
      readonly overdue: string | null;
      readonly state: "unknown" | "current" | "due" | "overdue";
    };
  }[];
  readonly pledge: Tally;
  readonly pledgeLacks: readonly Lack[];
}

export interface Rated {
  readonly rating: string;
  readonly confidence: Confidence;
  readonly patternConfidence: Confidence;
  readonly pattern: readonly {
    readonly rating: "very_good" | "good" | "needs_improvement" | "poor" | "very_poor";
    readonly percent: Decimal;
    readonly people: number | null;
  }[];
}

/** An instrument is given by id, or as a document. What is refused is thrown as a `TppError`. */
export interface Scores {
  /** The shipped instruments. */
  listInstruments(): InstrumentEntry[];
  /** An instrument to read, or to change and give back. */
  getInstrument(id: string): Instrument;
  /** Every fault of an instrument; empty for a good one. */
  validate(instrument: Instrument): Fault[];
  /** Score, class, parts, and the range while answers are open. */
  score(instrument: string | Instrument, answers: Answers): Score;
  /** The fewest steps to a class. */
  improve(
    instrument: string | Instrument,
    answers: Answers,
    target: string,
    options?: { readonly ruledOut?: readonly string[] },
  ): Improvement;
  /** Several units, their mean, and their weakest indicators. */
  summarise(
    instrument: string | Instrument,
    units: readonly { readonly unit: string; readonly answers: Answers }[],
  ): Overview;
  /** Why the mean of the units moved; means are written to two places unless said otherwise. */
  explainChange(
    before: readonly UnitScore[],
    after: readonly UnitScore[],
    options?: { readonly decimals?: number },
  ): Change;
  /**
   * The answers of respondents in a CSV file. Give its bytes where there are any: then UTF-8,
   * UTF-16 and windows-1252 are told apart, and what is no CSV is named.
   */
  readSurvey(instrument: string | Instrument, file: string | ArrayBuffer | ArrayBufferView): Survey;
  /** How many respondents a population needs. */
  calculateSampleSize(instrument: string | Instrument, population: number): number;
  /** How complete the standards of a unit are, and when they must be reviewed. */
  reviewStandard(instrument: string | Instrument, input: StandardCase): StandardResult;
  /** The organisational rating that follows from a class. */
  rateOrganisation(
    rating: string | Instrument,
    rank: { readonly instrument: string; readonly class: string; readonly people?: number },
  ): Rated;
}

/**
 * A program: its address (in Node also the path of a file), the answer of a server, its bytes, or
 * what was compiled from them. `object` stands for `URL`, `Response` and `WebAssembly.Module`,
 * which not every program that is checked against these types knows.
 */
export type WasmSource = string | object | Promise<string | object>;

/** Loads the scorer, a wasm of its own, once. `language` is that of the messages of errors. */
export function loadScores(options?: {
  readonly language?: "id" | "en" | undefined;
  readonly wasm?: WasmSource | undefined;
}): Promise<Scores>;
