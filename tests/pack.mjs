// Packs the package as npm publishes it.
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const run = (program, given, cwd) => execFileSync(program, given, { cwd, encoding: "utf8" });

/** Installs it where programs below a folder find it; gives the paths of its files. */
export async function install(folder) {
  const installed = join(folder, "node_modules/kalkulator-tpp");
  await mkdir(installed, { recursive: true });
  const [packed] = JSON.parse(
    run("npm", ["pack", "--json", "--offline", "--pack-destination", folder], at("../pkg")),
  );
  run("tar", ["-xzf", packed.filename, "-C", installed, "--strip-components=1"], folder);
  return packed.files.map(({ path }) => path).sort();
}
