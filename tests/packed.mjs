// The package as it is published: packed, and installed in a folder of its own.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { at, install, run } from "./pack.mjs";

export { at, run };

const folder = await mkdtemp(join(tmpdir(), "kalkulator-tpp-"));
after(() => rm(folder, { recursive: true }));

/** The paths of its files. */
export const files = await install(folder);

/** A sample in a folder of its own, below the installed package. */
export async function sample(name) {
  const project = join(folder, name);
  await cp(at(`samples/${name}`), project, { recursive: true });
  return project;
}
