// Many people at once through the npm package and in OpenFisca, which works on columns: the totals of all are
// compared first. OPENFISCA is the Python that has it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../../pkg/node.js";
import { packs } from "../../pkg/packs.js";
import { print } from "./figures.mjs";
import { REGULATION, people } from "./people.mjs";

const MANY = 12_003;
const PROGRAM = fileURLToPath(new URL("peers/openfisca.py", import.meta.url));

const tpp = await load({ scores: false });
const find = (id) => packs.find((pack) => pack.id === id);
const regional = find(REGULATION);
const all = people(MANY);
const totals = tpp.estimateMany(REGULATION, all).map((estimate) => estimate.totals);
const folder = mkdtempSync(join(tmpdir(), "openfisca-"));
const file = join(folder, "asked.json");
writeFileSync(file, JSON.stringify({ regional, national: find(regional.builds_on), people: all, totals }));
const ran = spawnSync(process.env.OPENFISCA, [PROGRAM, file], { encoding: "utf8" });
rmSync(folder, { recursive: true });
if (ran.status !== 0) throw new Error(ran.stderr);
print("12,003 at once, OpenFisca, each", ran.stdout.trim().split("\n").map(Number));
