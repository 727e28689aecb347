// A portal: a page of somebody else's on another origin, with its own styles and a strict policy.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./stage.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const BOOTSTRAP = at("../node_modules/bootstrap/dist/css/bootstrap.min.css");

/** The policy of a portal that has nothing from elsewhere, or from one origin. */
export const policy = (origin = "") =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${origin}; style-src 'self'; ` +
  `connect-src 'self' ${origin}; img-src 'self' data:; worker-src 'self'; manifest-src 'self'; ` +
  `frame-ancestors 'none'; require-trusted-types-for 'script'${origin && `; frame-src ${origin}`}`;

/** Builds the folder of a portal: pages of tests/portal, Bootstrap, and whatever `files` adds. */
export async function portal({ calculator, element, csp, files = {}, beside = [] }) {
  const root = await mkdtemp(join(tmpdir(), "portal-"));
  after(() => rm(root, { recursive: true }));
  await cp(at("../portal"), root, { recursive: true });
  await cp(BOOTSTRAP, join(root, "bootstrap.min.css"));
  for (const folder of beside) await cp(folder, root, { recursive: true });
  for (const page of ["element.html", "iframe.html"]) {
    const html = await readFile(join(root, page), "utf8");
    const named = html.replaceAll("__ELEMENT__", element).replaceAll("__KALKULATOR__", calculator);
    await writeFile(join(root, page), named);
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  return serve({ root, csp });
}
