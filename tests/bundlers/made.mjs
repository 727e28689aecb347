// Projects below the installed package, in the folder whose lock file has the bundlers.
import { cp, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { install } from "../pack.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A program that came with the locked packages. */
export const bin = (path) => at(`node_modules/${path}`);

/** A folder of this name, with the package in it and nothing of an earlier run. */
export async function fresh(name) {
  const folder = at(`made/${name}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return { folder, files: await install(folder) };
}

/** A copy of a sample in such a folder. */
export async function sample(folder, name, as = name) {
  const project = `${folder}/${as}`;
  await cp(at(`samples/${name}`), project, { recursive: true });
  return project;
}
