"""Puts the same random cases to the second implementation and to the engine; no tolerance.

    python3 tests/reference/compare.py PROGRAM [--cases N] [--seed S] [--packs ID,ID] [--show N]

PROGRAM is the built example `figures`. Ends with an error when any answer differs.
"""

import argparse
import json
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from cases import Maker
from month import Refused, estimate

PACKS = Path(__file__).parents[2] / "web/regulations"


def shipped():
    packs = [json.loads(path.read_text()) for path in sorted(PACKS.glob("*.json"))]
    nations = {pack["id"]: pack for pack in packs if "builds_on" not in pack}
    return {pack["id"]: (pack, nations[pack["builds_on"]]) for pack in packs if "builds_on" in pack}


def engine(program, pack, cases):
    lines = "".join(json.dumps({"regulation": pack, "input": case}) + "\n" for case in cases)
    run = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def reference(pack, nation, case):
    try:
        return estimate(pack, nation, case)
    except Refused as refusal:
        return {"refused": str(refusal)}


def agree(mine, theirs):
    if "refused" in mine or "faults" in theirs:
        return "refused" in mine and "faults" in theirs
    return mine == theirs


def differences(mine, theirs, path=""):
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in sorted(mine.keys() | theirs.keys()):
            yield from differences(mine.get(key), theirs.get(key), f"{path}/{key}")
    elif mine != theirs:
        yield f"{path}: {mine} by the documents, {theirs} by the engine"


def run(job):
    program, seed, count, id_ = job
    pack, nation = shipped()[id_]
    maker = Maker(pack, nation, seed)
    found, refused = [], 0
    for _ in range(0, count, 5000):
        cases = [maker.case() for _ in range(min(count, 5000))]
        for case, theirs in zip(cases, engine(program, id_, cases), strict=True):
            mine = reference(pack, nation, case)
            refused += "refused" in mine
            if not agree(mine, theirs):
                found.append((case, mine, theirs))
    return id_, refused, found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", default="14")
    options.add_argument("--packs", default=",".join(shipped()))
    options.add_argument("--show", type=int, default=3)
    options = options.parse_args()
    ids, start, wrong = options.packs.split(","), time.time(), 0
    print(f"seed {options.seed}, {options.cases} cases of each pack")
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [(options.program, options.seed, options.cases, id_) for id_ in ids]
        for id_, refused, found in pool.map(run, jobs):
            wrong += len(found)
            print(f"{id_:26} {options.cases - refused:8} figures, {refused:6} refused, {len(found)} differ", flush=True)
            for case, mine, theirs in found[: options.show]:
                print("  ", json.dumps(case))
                for line in list(differences(mine, theirs))[:12]:
                    print("     ", line)
    print(f"{len(ids) * options.cases} cases, {wrong} differ, {time.time() - start:.0f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
