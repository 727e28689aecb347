// What every program of the calculator begins with: its wasm, and the day.

/** How long compiling may take once every byte is there, in milliseconds. */
const A_WHILE = 5_000;

/** A program has not started, for a `cause`; in `files` stands where its wasm is from, if it is a file. */
export class NotStarted extends Error {
  constructor(cause, files) {
    super(String(cause), { cause });
    this.files = files;
  }
}

/** Starts a program, whose glue is `init`, with the wasm at an address, or one that is given. */
export async function start(init, address, integrity, given) {
  let files = [];
  try {
    const wasm = await given;
    files = wasm === undefined ? [{ address: address.href, integrity }] : filesOf(wasm);
    return await init({ module_or_path: wasm ?? (await compiled(address, integrity)) });
  } catch (cause) {
    throw new NotStarted(cause, files);
  }
}

/** Where a program is from that was given as an address or a response. */
function filesOf(given) {
  const address = given instanceof Response ? given.url : given;
  const isAddress = address instanceof URL || (typeof address === "string" && address !== "");
  return isAddress ? [{ address: new URL(address, document.baseURI).href }] : [];
}

/** Compiles wasm while it comes; where that fails or hangs, once it is all there. */
async function compiled(address, integrity) {
  const answer = await fetch(address, { integrity });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${address}`);
  const bytes = answer.clone().arrayBuffer();
  try {
    return await Promise.race([WebAssembly.compileStreaming(answer), hang(bytes)]);
  } catch {
    return WebAssembly.compile(await bytes);
  }
}

async function hang(bytes) {
  await bytes;
  await new Promise((done) => setTimeout(done, A_WHILE));
  throw new Error("compiling hangs");
}

const HOURS_AHEAD = 8 * 3_600_000;

/** The day in Kutai Kartanegara, which is always eight hours ahead; not every browser knows. */
export const today = () => new Date(Date.now() + HOURS_AHEAD).toISOString().slice(0, 10);
