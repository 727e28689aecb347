/** A rule pack as a JSON object; its form is given by the schema of rule packs. */
export interface Pack {
  readonly [key: string]: unknown;
}

/** The rule packs that come with the package. */
export const packs: readonly Pack[];
