// Rupiah are safe integers; rates, scores and amounts before rounding are decimal strings, or, where
// no decimal is exact, fractions such as `"80000000/9"`.
import type {
  Confidence,
  Criterion,
  Employment,
  Expectation,
  NationalPack,
  Pack,
  Rating,
  Region,
  RegionalPack,
  Standing,
  TaxCategory,
  TaxStatus,
} from "./packs.js";
import type { Scores, WasmSource } from "./scores.js";

export type {
  Confidence,
  Criterion,
  Employment,
  Expectation,
  NationalPack,
  Pack,
  Rating,
  Region,
  RegionalPack,
  Standing,
  TaxCategory,
  TaxStatus,
};

/** One person in one month. */
export interface Case {
  /** Such as `"2026-11"`. */
  month: string;
  employment: Employment;
  /** What changes the share of that status, as the pack names it. */
  event?: string;
  /** The part of the month in the post, where it is not all of it: days, both inside. */
  served?: { from?: number; until?: number; workingDays?: number };
  position: Position;
  acting?: {
    class: number;
    days: number;
    /** Whether the first of the month is among them, where the pack asks. */
    coversFirst?: boolean;
    basicTpp?: number;
    /** What that post is paid in a full month. */
    amount?: number;
    /** Whether it is one level above one's own, where the pack asks. */
    higher?: boolean;
  };
  /** Roles of the pack that are held beside it. */
  roles?: readonly string[];
  attendance?: Attendance;
  performance?: Performance;
  /** Result of the organisation, as the pack names it. */
  organisation?: string;
  /** Scores of 0 to 100 by the names that the pack gives them. */
  measures?: { readonly [measure: string]: string };
  /** A sanction of the pack, and the first month of its cut. */
  sanction?: { id: string; since: string };
  /** Ids of the reductions of the pack that apply. */
  reductions?: readonly string[];
  /** Other allowances received, by the reduction that is set against them. */
  received?: { readonly [reduction: string]: number };
  /**
   * THR and thirteenth months of the pack that are paid in this month. `tpp` is what each is a share
   * of, without it this month's TPP, and in a year that of the month the pack names; `salary` the
   * salary paid with it, without it that of the tables.
   */
  extraMonths?: readonly { id: string; tpp?: number; salary?: number }[];
  /** What earlier months should have paid more or less: one sum, or month by month. */
  backPay?:
    | { sum: number }
    | { overpaid: number }
    | { months: readonly { month: string; paid: number; due: number }[] };
  /** PTKP status at the start of the year. */
  taxStatus?: TaxStatus;
  salary?: Salary;
  /** The year so far, in its last month: December, or the one in which somebody leaves. */
  yearEnd?: YearEnd;
  deductions?: readonly { name: string; take: { amount: number } | { percent: string } }[];
}

/** The post. What is not given comes from the pack. */
export interface Position {
  /** Job class, 1 to 17. */
  class: number;
  agency?: string;
  position?: string;
  /** Whether the person came to it by equalisation, where the pack has figures for that. */
  equalised?: boolean;
  basicTpp?: number;
  criteria?: { readonly [criterion in Criterion]?: { amount: number } | { percent: string } };
}

/** A score, counts of events, or a log of days. */
export interface Attendance {
  score?: string;
  counts?: { readonly [deduction: string]: number };
  days?: readonly { day: number; absence?: string; lateMinutes?: number; earlyMinutes?: number }[];
  workingDays?: number;
}

/** Whichever of it the pack asks for. */
export interface Performance {
  score?: string;
  rating?: Rating;
  result?: Expectation;
  behaviour?: Expectation;
  noPlan?: boolean;
  superiorDidNotRate?: boolean;
  activityMinutes?: number;
  creditedDays?: { readonly [id: string]: number };
  /** Where the pack asks and attendance does not say. */
  workingDays?: number;
  /** Days or times of absence that lower the most minutes, by the pack's ids. */
  absences?: { readonly [id: string]: number };
  quantity?: string;
  quality?: string;
}

export type Salary =
  | {
      byTables: {
        /** `"III/d"` of a PNS, `"IX"` of a PPPK. */
        grade: string;
        years: number;
        spouse: boolean;
        children: number;
        allowance: { echelon: string } | { general: boolean } | { amount: number };
      };
    }
  | { typed: { gross: number; healthBase: number; grade?: string; contributions?: number } };

export interface YearEnd {
  grossBefore: number;
  salaryGrossBefore: number;
  withheldBefore: number;
  salaryWithheldBefore: number;
  contributions?: number;
  /** Months worked in the year, this one counted; without it all since January. */
  months?: number;
}

/** One month's TPP. */
export interface Estimate {
  readonly receipt: Receipt;
  readonly month: string;
  readonly totals: Totals;
  /** Where the criteria needed it. */
  readonly basicTpp?: number;
  readonly criteria: { readonly [criterion: string]: CriterionResult };
  readonly salary: SalaryResult;
  readonly tax: Tax;
  readonly health: { readonly room: number; readonly employee: number; readonly employer: number };
  /** THR, thirteenth months and back pay, which the gross holds beside the month's own TPP. */
  readonly extras?: readonly Extra[];
  /** They add up to the totals. They are worked out when somebody looks at them. */
  readonly lines: readonly Line[];
}

/** A payment beside the month's own TPP. */
export interface Extra {
  /** By the pack's id; none for back pay. */
  readonly id?: string;
  /** Negative where too much paid before is taken back. */
  readonly amount: number;
  /** The salary paid with it, where that counts for the tax. */
  readonly salary: number;
  /** Whether it is income. */
  readonly taxed: boolean;
}

/** With it and the case anybody can make the same estimate again. */
export interface Receipt {
  readonly engine: string;
  readonly regulation: string;
  readonly national: string;
  /** SHA-256 over both packs. */
  readonly hash: string;
}

/** A receipt with what went in and what came out: to be kept, and checked by anybody. */
export interface IssuedReceipt extends Receipt {
  readonly format: 1;
  /** By which the engine was built, where that is known. */
  readonly commit?: string;
  /** Numbers put in place of the region's pack's own, by their path in it. */
  readonly numbers: { readonly [path: string]: string | number };
  readonly case: Case;
  readonly totals: Totals;
}

/** What a receipt says and making it again does not. */
export type Difference =
  | { readonly code: "engine" | "regulation" | "hash"; readonly was: string; readonly is: string }
  | {
      readonly code: "total";
      readonly name: keyof Totals;
      readonly was: number;
      readonly is: number;
    }
  | { readonly code: "refused"; readonly faults: readonly Fault[] };

export interface Totals {
  readonly entitlement: number;
  readonly gross: number;
  readonly withheld: number;
  readonly net: number;
  readonly regionCost: number;
}

export interface CriterionResult {
  readonly entitlement: string;
  readonly parts: { readonly [part: string]: string };
  readonly paid: string;
}

export interface SalaryResult {
  readonly base: number;
  readonly spouse: number;
  readonly children: number;
  readonly familyTotal: number;
  readonly positionAllowance: number;
  readonly rice: number;
  readonly cash: number;
  readonly healthBase: number;
  readonly healthEmployer: number;
  readonly healthEmployee: number;
  readonly workAccident: number;
  readonly death: number;
  readonly retirement: number;
  readonly oldAge: number;
  readonly taxableGross: number;
  readonly netBeforeRounding: number;
  readonly roundingUp: number;
  readonly pension: number;
}

/** PPh 21 of a month. */
export interface Tax {
  readonly category?: TaxCategory;
  readonly salaryRate?: string;
  readonly totalRate?: string;
  readonly salary: number;
  readonly total: number;
  readonly onTpp: number;
  readonly fromTpp: number;
}

/** What a line or a number is: a key for words, and which one. */
export interface Name {
  readonly key: string;
  readonly of?: string;
}

export interface Line {
  readonly stage: "entitlement" | "scores" | "withholding";
  readonly name: Name;
  /** Negative when taken away. */
  readonly amount: number;
  readonly running: number;
  readonly exact: string;
  readonly confidence: Confidence;
  readonly explanation: Explanation;
}

export interface Explanation {
  readonly steps: readonly Step[];
  readonly sources: readonly Source[];
}

export interface Step {
  readonly name: Name;
  readonly terms: readonly Term[];
  readonly rounding?: { readonly mode: "half_up" | "floor" | "up"; readonly to: number };
  readonly result: Quantity;
}

export interface Term {
  readonly join: "plus" | "minus" | "times" | "over" | "times_rest" | "at_most" | "at_least" | "looked_up";
  readonly name: Name;
  readonly value: Quantity;
}

export type Quantity =
  | { readonly unit: "rupiah" | "count" | "minutes"; readonly value: number }
  | { readonly unit: "exact" | "percent" | "factor" | "word"; readonly value: string };

/** By what right. */
export interface Source {
  readonly pack: string;
  readonly section: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly note?: string;
  readonly checked: string;
}

export interface YearEstimate {
  /** In their order. */
  readonly months: readonly Estimate[];
  readonly totals: Totals;
  /** Where the region's method knows a year. */
  readonly tax?: AnnualTax;
}

export interface AnnualTax {
  /** Months worked. */
  readonly months: number;
  readonly gross: number;
  readonly occupationalExpense: string;
  readonly netIncome: string;
  readonly exemption: number;
  readonly taxableIncome: number;
  readonly tax: number;
  readonly withheld: number;
  /** What the last month owes; negative when too much was withheld. */
  readonly december: number;
  readonly excess: number;
}

/** The header of a pack. */
export interface Entry {
  readonly id: string;
  readonly kind: "regional" | "national";
  readonly title?: string;
  readonly status?: Standing;
  readonly valid?: { readonly from: string; readonly until?: string };
  readonly region?: Region;
}

/** What came of looking at a pack. */
export interface Checked {
  /** With any of these it cannot be used. */
  readonly faults: readonly Fault[];
  /** These keep nobody from using it. */
  readonly warnings: readonly Warning[];
}

/** What may be meant so and most often is a slip, and where (`path`, a JSON path). */
export type Warning = { readonly path: string } & (
  | {
      readonly code: "share_for_percent" | "percent_for_factor";
      readonly found: string;
      /** What is likelier meant. */
      readonly write: string;
    }
  | { readonly code: "large_percent"; readonly found: string; readonly max: number }
  | { readonly code: "class_missing"; readonly class: number; readonly position: string }
  | { readonly code: "class_falls"; readonly found: number; readonly before: number }
  | { readonly code: "levels_end"; readonly to: number }
  | { readonly code: "step_falls"; readonly found: string; readonly before: string }
  | { readonly code: "cuts_nothing" }
  | { readonly code: "ends_before"; readonly from: string; readonly until: string }
  | { readonly code: "in_future"; readonly found: string; readonly today: string }
  | { readonly code: "two_in_force" | "id_taken"; readonly title: string }
);

/** What is wrong, and where (`path`, a JSON path). */
export type Fault = { readonly path: string } & (
  | {
      readonly code: "not_json";
      /** A word for what is missing or does not belong there, such as comma. */
      readonly problem: string;
      /** Where, in a text. */
      readonly line?: number;
      readonly character?: number;
    }
  | { readonly code: "pack_too_large"; readonly max: number }
  | {
      readonly code: "key_twice";
      readonly found: string;
      readonly line: number;
      readonly character: number;
    }
  | {
      readonly code: "wrong_type";
      readonly expected: string;
      readonly found: string;
      /** What is meant, if it can be told. */
      readonly write?: string;
    }
  | { readonly code: "not_decimal"; readonly found: string; readonly write?: string }
  | {
      readonly code: "fraction_as_number";
      /** decimal or integer */
      readonly expected: string;
      readonly write?: string;
    }
  | { readonly code: "missing" | "empty" | "needs_input" }
  | { readonly code: "too_large" }
  | { readonly code: "too_precise"; readonly found: string; readonly max: number }
  | { readonly code: "unknown_key" | "exactly_one"; readonly known: readonly string[] }
  | {
      readonly code: "unknown_choice" | "unknown_reference" | "unknown_base";
      readonly found: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: "not_ruled";
      readonly found: string;
      readonly known: readonly string[];
      /** The inputs that rule where this one does not. */
      readonly instead?: readonly string[];
    }
  | {
      readonly code: "duplicate" | "not_id" | "not_month" | "not_date" | "not_rising";
      readonly found: string;
    }
  | {
      readonly code: "out_of_range";
      readonly min: string;
      readonly max?: string;
      readonly found: string;
    }
  | { readonly code: "text_length"; readonly max: number }
  | { readonly code: "sum"; readonly expected: string; readonly found: string }
  | { readonly code: "contradiction"; readonly with: string }
  | {
      readonly code: "outside_validity";
      readonly from: string;
      readonly until?: string | null;
      readonly found: string;
    }
  // Of a survey file as a whole.
  | { readonly code: "empty_file" | "workbook" | "old_workbook" | "locked_workbook" | "web_page" | "pdf" | "not_text" }
  | { readonly code: "file_too_large"; readonly max: number }
  | { readonly code: "no_survey_questions" }
  | {
      readonly code: "no_question_named";
      readonly row: number;
      readonly found: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly code: "column_twice"; readonly row: number; readonly found: string }
  | { readonly code: "header_open_quote"; readonly row: number }
  | { readonly code: "too_many_days"; readonly found: number; readonly max: number }
);

/** What the engine refuses: every fault, and the first one's code and field. */
export class TppError extends Error {
  readonly name: "TppError";
  readonly faults: readonly Fault[];
  /**
   * What was refused: `unknown_regulation` where no region's pack has the id, `pack_refused` where
   * the pack that was given as an object cannot be used, else `input_refused`.
   */
  readonly kind: "unknown_regulation" | "pack_refused" | "input_refused";
  readonly code: Fault["code"] | "unknown";
  readonly field: string;
  private constructor();
}

/** The engine, ready to compute. What it refuses throws a {@link TppError}. */
export interface Calculator {
  /** Version of the engine, with the commit behind a plus where it is known; both stand in receipts. */
  readonly version: string;
  /** The packs at hand. */
  listRegulations(): readonly Entry[];
  /** A copy of a pack. */
  getRegulation(id: string): Pack;
  /**
   * Everything wrong with what may be a pack, and everything odd about it on a day: that of today
   * unless told. A pack is an object, or better the text of its file: only there a key that is
   * written twice shows.
   */
  validate(pack: unknown, options?: { today?: string | undefined }): Checked;
  /** One month under a regulation, given by id or as a pack. */
  estimate(regulation: string | RegionalPack, input: Case): Estimate;
  /**
   * One month of many, each by itself: what is refused stands at its place as the error that
   * `estimate` would throw.
   */
  estimateMany(
    regulation: string | RegionalPack,
    cases: readonly Case[],
  ): (Estimate | TppError)[];
  /** The months of a year in their order, the last one December. */
  estimateYear(regulation: string | RegionalPack, cases: readonly Case[]): YearEstimate;
  /** The receipt of a month's estimate, with its inputs. */
  issueReceipt(regulation: string | RegionalPack, input: Case): IssuedReceipt;
  /**
   * Makes the estimate of a receipt again, under the regulation it names or one that is given. What
   * differs is listed; an empty list: the receipt holds.
   */
  checkReceipt(receipt: IssuedReceipt, regulation?: string | RegionalPack): readonly Difference[];
  /** PPh 21 of a month's gross by TER. */
  calculateMonthlyTax(input: { gross: number; status: TaxStatus }): {
    readonly category: TaxCategory;
    readonly ratePercent: string;
    readonly tax: number;
  };
  /** PPh 21 of a year by Pasal 17, and what its last month owes. */
  calculateAnnualTax(input: {
    status: TaxStatus;
    /** Of each month worked; a month of nothing is none. */
    grossMonths: readonly number[];
    /** THR, gaji ke-13 and what else came without a month of its own. */
    irregular?: readonly number[];
    /** Months worked, where they are not the months with a gross. */
    months?: number;
    pensionContribution: number;
    withheld: number | readonly number[];
  }): AnnualTax;
  /** The rating that work result and behaviour give. */
  determineRating(input: { result: Expectation; behaviour: Expectation }): { readonly rating: Rating };
}

/** The calculator with the scoring of public services beside it. */
export type Whole = Omit<Calculator, "validate"> &
  Omit<Scores, "validate"> & {
    /** The same of what may be a pack or an instrument. */
    validate(document: unknown, options?: { today?: string | undefined }): Checked;
  };

/**
 * Loads the engine and the scoring, once. `language` is that of the messages of errors: Indonesian
 * unless told. The scoring is a program of its own: with `scores: false` it is not fetched.
 * `wasm` says where each comes from, where it is not the file that the package brings along.
 */
export function load(options?: {
  language?: "id" | "en" | undefined;
  wasm?: WasmSource | undefined;
  scores?: true | { wasm?: WasmSource | undefined } | undefined;
}): Promise<Whole>;
export function load(options: {
  language?: "id" | "en" | undefined;
  wasm?: WasmSource | undefined;
  scores: false;
}): Promise<Calculator>;

export { loadScores } from "./scores.js";
export type { WasmSource } from "./scores.js";
