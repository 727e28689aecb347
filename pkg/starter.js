// Starts a program from whatever its wasm is given as.
import { once } from "./once.js";

const TAKEN =
  "wasm: a URL, a string with an address, a Response, an ArrayBuffer or a view of one, a " +
  "WebAssembly.Module, or a promise of one of these";
const REPAIR =
  'Where a bundler brings no wasm along: import from "kalkulator-tpp/inline", or say with ' +
  "load({ wasm }) where it is.";

/** What starts the program of some glue, once however often it is asked for. */
export const starter = (init, initSync) =>
  once(async (given) => {
    const wasm = await given;
    const kind = kindOf(wasm);
    if (kind === "address") return fetched(init, fetch(wasm));
    if (kind === "Response") return fetched(init, wasm);
    if (kind === undefined) throw new TypeError(`kalkulator-tpp: ${TAKEN}`);
    // Only a page must not be held up; elsewhere this spares Node the loading of its fetch.
    if (globalThis.document === undefined) return initSync({ module: wasm });
    return init({ module_or_path: wasm });
  });

/** By its tag, which is the same in every realm and for what a bundler makes of a URL. */
function kindOf(wasm) {
  if (typeof wasm === "string") return "address";
  if (ArrayBuffer.isView(wasm)) return "bytes";
  const tag = Object.prototype.toString.call(wasm).slice("[object ".length, -1);
  const kinds = { URL: "address", Response: tag, ArrayBuffer: "bytes", "WebAssembly.Module": tag };
  return Object.keys(kinds).includes(tag) ? kinds[tag] : undefined;
}

/** Says which address gave no wasm: a web server may answer with a page where a file is missing. */
async function fetched(init, asked) {
  const answer = await asked;
  const type = answer.headers.get("content-type");
  const found = `kalkulator-tpp: ${answer.url}: HTTP ${answer.status}, ${type}. ${REPAIR}`;
  if (!answer.ok) throw new Error(found);
  try {
    return await init({ module_or_path: answer });
  } catch (cause) {
    throw /^text\/html\b/.test(type) ? new Error(found, { cause }) : cause;
  }
}
