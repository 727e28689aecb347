/** Options with the wasm read, where they name a file: a path, or an address with `file:`. */
export function readable(options) {
  return options?.wasm === undefined ? options : { ...options, wasm: contents(options.wasm) };
}

async function contents(given) {
  const wasm = await given;
  const isPath = typeof wasm === "string" && !/^[a-z][a-z\d+.-]+:/i.test(wasm);
  const isAddress = typeof wasm === "string" || wasm instanceof URL;
  if (!isPath && !(isAddress && /^file:/i.test(`${wasm}`))) return wasm;
  const { readFile } = await import("node:fs/promises");
  return readFile(isPath ? wasm : new URL(wasm));
}
