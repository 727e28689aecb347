/** The engine, ready to compute. */
export interface Calculator {
  /** Version of the engine, as it stands in receipts. */
  readonly version: string;
}

/** Loads the engine; later calls give the same one. */
export function load(): Promise<Calculator>;
