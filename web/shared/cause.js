// Why a calculator has not started, found by looking once it has not, and how that is told.
// This is what runs where nothing else does: no syntax newer than ES2017.

/** How long a file may take that is asked for again, in milliseconds. */
const PATIENCE = 10000;
/** The smallest wasm there is. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const SCRIPT_SRC = "script-src 'wasm-unsafe-eval'";

const refused = new Set();

document.addEventListener("securitypolicyviolation", (event) => {
  if (event.disposition !== "enforce") return;
  const { effectiveDirective, blockedURI } = event;
  if (blockedURI === "wasm-eval") refused.add(SCRIPT_SRC);
  if (!/^http/.test(blockedURI)) return;
  if (effectiveDirective === "connect-src") refused.add(allowing("connect-src", blockedURI));
  if (/^script-src/.test(effectiveDirective)) refused.add(allowing("script-src", blockedURI));
});

/** What a policy says that allows an address. */
function allowing(directive, address) {
  const { origin } = new URL(address, document.baseURI);
  return `${directive} ${origin === location.origin ? "'self'" : origin}`;
}

export const pause = (time) => new Promise((done) => setTimeout(done, time));

/** What the policy must also allow for wasm and for an address, as it is written in a policy. */
export async function lacking(address) {
  // The browser tells of a refusal a little after what was refused has failed.
  await pause(50);
  const needed = [SCRIPT_SRC, allowing("script-src", address), allowing("connect-src", address)];
  return needed.filter((allowed) => refused.has(allowed)).join("; ") || undefined;
}

/** Whether this browser compiles wasm. That a policy refuses it is found here too. */
async function compiles() {
  try {
    await WebAssembly.compile(EMPTY);
    return true;
  } catch (error) {
    return false;
  }
}

/** What becomes of a promise; "hangs" if nothing does for too long. */
const within = (promise) => Promise.race([promise, pause(PATIENCE).then(() => "hangs")]);

/** What is the matter with a file: its `kind` and a `detail` for whoever runs the site. */
async function look({ address, integrity }) {
  const told = (kind, detail) => ({ kind, detail: `${address}: ${detail}`, address });
  const outcome = await within(fetched(address));
  if (outcome === "hangs") return told("slow", `> ${PATIENCE / 1000} s`);
  const { error, answer, size } = outcome;
  if (error) return told(await isClosed(address) ? "closed" : "offline", error.message);
  if (answer.status === 401 || answer.status === 403) return told("denied", `HTTP ${answer.status}`);
  if (answer.status >= 500) return told("server", `HTTP ${answer.status}`);
  if (!answer.ok) return told("missing", `HTTP ${answer.status}`);
  const type = answer.headers.get("content-type");
  if (/html/.test(type)) return told("damaged", type);
  if (/\.js$/.test(address) && !/script/.test(type)) return told("damaged", String(type));
  if (!integrity || !(await within(fetched(address, integrity))).error) return undefined;
  return told("damaged", `${size} B, ${integrity} ≠`);
}

async function fetched(address, integrity) {
  try {
    const answer = await fetch(address, integrity ? { integrity } : {});
    return { answer, size: (await answer.arrayBuffer()).byteLength };
  } catch (error) {
    return { error };
  }
}

/** Whether a server can be reached that does not let this page read what it sends. */
async function isClosed(address) {
  if (new URL(address, document.baseURI).origin === location.origin) return false;
  const asked = fetch(address, { mode: "no-cors" }).then(() => true, () => false);
  return (await within(asked)) === true;
}

/**
 * Why a start has failed with an error: a `kind`, what the policy lacks, a `detail` for whoever
 * runs the site, and the addresses of the files that are `bad`. `files` have an `address` and, if
 * it is known, an `integrity`.
 */
export async function causeOf(error, files) {
  if (!window.WebAssembly) return { kind: "no_wasm", detail: String(error), bad: [] };
  const [isAble, ...looks] = await Promise.all([compiles(), ...files.map(look)]);
  const faults = looks.filter(Boolean);
  const bad = faults.map((fault) => fault.address);
  const policy = await lacking(files.length ? files[0].address : location.href);
  if (policy) return { kind: "policy", policy, detail: policy, bad };
  if (!isAble) return { kind: "no_wasm", detail: String(error), bad };
  const [worst] = faults.filter(({ kind }) => kind !== "offline").concat(faults);
  if (worst) return { kind: worst.kind, detail: faults.map((fault) => fault.detail).join("\n"), bad };
  return { kind: ofError(error), detail: String(error), bad };
}

/** Every file is sound now: either one was not a moment ago, or the browser cannot run them. */
function ofError(failure) {
  const error = (failure && failure.cause) || failure;
  if (/import|fetch|load|network|HTTP/i.test(String(error && error.message))) return "offline";
  const lacks = ["SyntaxError", "TypeError", "ReferenceError", "CompileError", "LinkError"];
  return lacks.includes(error && error.name) ? "browser" : "failed";
}

/** The next attempt gets bad files from the server, whatever the browser has kept of them. */
export async function refetch(bad) {
  await within(Promise.all(bad.map((address) => fetch(address, { cache: "reload" }).catch(() => {}))));
}

/**
 * What is told of a cause, in languages with their words; the button does `again`. What only
 * helps whoever runs the site is folded.
 */
export function tell(cause, words, again) {
  const languages = Object.keys(words);
  const sentences = languages.map((language) =>
    make("p", { lang: language, textContent: words[language][`cause.${cause.kind}`] }),
  );
  const all = (key) => languages.map((language) => words[language][key]).join(" / ");
  const button = make("button", { type: "button", textContent: all("cause.again") });
  button.addEventListener("click", () => {
    button.disabled = true;
    again();
  });
  const parts = [...sentences, button];
  if (cause.detail) {
    const summary = make("summary", { textContent: all("cause.administrator") });
    const details = make("details", {});
    const policy = cause.policy ? `Content-Security-Policy: ${cause.policy}` : cause.detail;
    details.append(summary, make("pre", { textContent: policy }));
    parts.push(details);
  }
  const notice = make("div", { className: "head not-started" });
  notice.append(...parts);
  const told = make("div", { className: "tpp" });
  told.setAttribute("role", "alert");
  told.append(notice);
  return told;
}

const make = (name, properties) => Object.assign(document.createElement(name), properties);
