// The package as it is published: packed, and installed in a folder of its own.
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const run = (program, given, cwd) => execFileSync(program, given, { cwd, encoding: "utf8" });

const folder = await mkdtemp(join(tmpdir(), "kalkulator-tpp-"));
after(() => rm(folder, { recursive: true }));
const [packed] = JSON.parse(
  run("npm", ["pack", "--json", "--offline", "--pack-destination", folder], at("../pkg")),
);

const installed = join(folder, "node_modules/kalkulator-tpp");
await mkdir(installed, { recursive: true });
run("tar", ["-xzf", packed.filename, "-C", installed, "--strip-components=1"], folder);

/** The paths of its files. */
export const files = packed.files.map(({ path }) => path).sort();

/** A sample in a folder of its own, below the installed package. */
export async function sample(name) {
  const project = join(folder, name);
  await cp(at(`samples/${name}`), project, { recursive: true });
  return project;
}
