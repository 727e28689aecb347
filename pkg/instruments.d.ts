/** An instrument pack as a JSON object; its form is given by the schema of instruments. */
export interface Instrument {
  readonly [key: string]: unknown;
}

/** The instruments that come with the package. */
export const instruments: readonly Instrument[];
