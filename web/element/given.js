// Where the programs come from that no bundler brings along beside these scripts.

/** Programs from elsewhere, by the names `estimate`, `officer` and `attendance`. */
export const given = {};

/** Says where they come from. */
export function useWasm(programs) {
  Object.assign(given, programs);
}

/** A program that was given, or what gives it when it is asked for. */
export const asked = (wasm) => (typeof wasm === "function" ? wasm() : wasm);

/** What the stack of a trap in a program names; of one from elsewhere it is sure only to be wasm. */
export const traceOf = (program, usual) => (program === undefined ? usual.href : "wasm");
