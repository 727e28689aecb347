// What the Content-Security-Policy of the page around refuses the calculator.
const WASM = "script-src 'wasm-unsafe-eval'";
// The browser tells of a refusal a little after what was refused has failed.
const A_LITTLE = 50;

const refused = new Set();

document.addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
  if (disposition !== "enforce") return;
  if (blockedURI === "wasm-eval") refused.add(WASM);
  if (effectiveDirective === "connect-src" && blockedURI.startsWith("http")) refused.add(connect(blockedURI));
});

function connect(address) {
  const { origin } = new URL(address);
  return `connect-src ${origin === location.origin ? "'self'" : origin}`;
}

/** What the policy must also allow for wasm and for an address, as it is written in a policy. */
export async function lacking(address) {
  await new Promise((done) => setTimeout(done, A_LITTLE));
  return [WASM, connect(address)].filter((allowed) => refused.has(allowed)).join("; ") || undefined;
}
