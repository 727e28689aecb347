// A web server and Chromium, for the browser tests and benchmarks.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Chromium as these machines need it: they run as root, without a graphics card or a network. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/**
 * Serves a folder (the built page unless told otherwise) on a port of its own, so each server is
 * an origin of its own. `csp` replaces the strict policy; "" sends none.
 */
export async function serve({ root = "dist", csp, port = 0 } = {}) {
  const given = ["serve", "--no-build", "--root", root, "--port", String(port)];
  if (csp !== undefined) given.push("--csp", csp);
  const [program, ...before] = process.env.XTASK ? [process.env.XTASK] : ["cargo", "xtask"];
  const child = spawn(program, [...before, ...given], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [address] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => assert.fail("the server did not start")),
  ]);
  return {
    /** The address of the folder, with a slash at its end. */
    address,
    /** Stops the server; resolves when it is gone. */
    async stop() {
      child.kill();
      await ended;
    },
  };
}
