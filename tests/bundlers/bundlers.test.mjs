// What the README says of bundlers: what each builds of the package runs in Chromium.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import url from "@rollup/plugin-url";
import { build as vite } from "vite";
import webpack from "webpack";
import { open, serve, until } from "../browser/stage.mjs";
import { bin, fresh, sample } from "./made.mjs";

const run = promisify(execFile);
const { folder } = await fresh("bundlers");

/** Both programs of the package and both of the element work on a page. */
async function works(page) {
  await until(page, () => document.querySelector("output").textContent === "900000 D");
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  await page.getByRole("button", { name: "Kepatuhan" }).click();
  await page.getByLabel("Instrumen", { exact: true }).waitFor();
}

/** A sample whose page starts with one of its scripts. */
async function page(bundler, script) {
  const root = await sample(folder, "page", `${bundler}-${script}`);
  const html = await readFile(`${root}/index.html`, "utf8");
  await writeFile(`${root}/index.html`, html.replace("main.js", `${script}.js`));
  return root;
}

/** The page with the script that a bundler has written in place of its own. */
async function beside(root, script) {
  const html = await readFile(`${root}/index.html`, "utf8");
  await writeFile(`${root}/dist/index.html`, html.replace(`./${script}.js`, "./built.js"));
}

const BUNDLERS = {
  async vite(root) {
    await vite({ root, logLevel: "error" });
  },
  async webpack(root, script) {
    const options = {
      mode: "production",
      context: root,
      entry: `./${script}.js`,
      output: { path: `${root}/dist`, filename: "built.js" },
      performance: false,
    };
    const stats = await promisify(webpack)(options);
    if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
    await beside(root, script);
  },
  async parcel(root) {
    const given = ["build", "index.html", "--no-cache", "--no-source-maps", "--dist-dir", "dist", "--public-url", "./"];
    await run(process.execPath, [bin("parcel/lib/bin.js"), ...given], { cwd: root });
  },
  async esbuild(root, script) {
    await esbuild({
      entryPoints: [`${root}/${script}.js`],
      bundle: true,
      format: "esm",
      outfile: `${root}/dist/built.js`,
      logLevel: "error",
      ...(script === "given" && { loader: { ".wasm": "file" } }),
    });
    await beside(root, script);
  },
  async rollup(root, script) {
    const plugins = [nodeResolve(), ...(script === "given" ? [url({ include: "**/*.wasm", limit: 0 })] : [])];
    const bundle = await rollup({ input: `${root}/${script}.js`, plugins });
    await bundle.write({ dir: `${root}/dist`, entryFileNames: "built.js" });
    await beside(root, script);
  },
  async bun(root, script) {
    const given = ["build", `${script}.js`, "--target=browser", "--outdir=dist", "--entry-naming=built.js"];
    const loaders = script === "given" ? ["--loader=.wasm:file"] : [];
    await run(bin("@oven/bun-linux-x64/bin/bun"), [...given, ...loaders], { cwd: root });
    await beside(root, script);
  },
};

for (const [bundler, scripts] of Object.entries({
  vite: ["main", "inline"],
  webpack: ["main", "inline"],
  parcel: ["main"],
  esbuild: ["inline", "given"],
  rollup: ["inline", "given"],
  bun: ["inline", "given"],
})) {
  for (const script of scripts) {
    test(`${bundler}: ${script}`, async (t) => {
      const root = await page(bundler, script);
      await BUNDLERS[bundler](root, script);
      const { address } = await serve({ root: `${root}/dist`, csp: "" });
      await works(await open(t, address));
    });
  }
}
