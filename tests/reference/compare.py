"""Puts the same random cases to the second implementation and to the engine; no tolerance.

    python3 tests/reference/compare.py PROGRAM [--cases N] [--seed S] [--packs ID,ID] [--show N]

PROGRAM is the built example `figures`. Ends with an error when any answer differs. An instrument counts
as a pack: its random answers are scored by both.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

from cases import Maker
from month import Refused, estimate
from scoring import Tree, answers

WEB = Path(__file__).parents[2] / "web"


def documents(folder):
    return [json.loads(path.read_text()) for path in sorted((WEB / folder).glob("*.json"))]


def shipped():
    """The region's packs, each with the one it builds on, and some as no region has decided them."""
    packs = documents("regulations")
    nations = {pack["id"]: pack for pack in packs if "tax" in pack}
    regions = {pack["id"]: pack for pack in packs if "builds_on" in pack}
    regions |= {id_: changed(regions[base], changes) for id_, (base, changes) in VARIANTS.items()}
    return {id_: (pack, nations[pack["builds_on"]]) for id_, pack in regions.items()}


RULED = {"citation": "Angka karangan", "confidence": "assumed", "checked": "2026-11-26"}
THR = {"provision": RULED, "name": "THR", "paid_in": "2024-03", "base_month": "2024-02", "percent": "33.33"}
EXTRA = [
    THR | {"id": "thr", "of": "gross", "taxed": True, "rounding": {"mode": "up", "to": 100}},
    THR | {"id": "untaxed", "of": "entitlement", "taxed": False},
    THR | {"id": "later", "of": "entitlement", "taxed": True, "paid_in": "2025-06"},
]
# What the format can say and no pack that ships does: each way of tax with each of back pay.
VARIANTS = {
    f"{base}+{tax}": (
        base,
        {
            "$.extra_months": EXTRA,
            "$.back_pay": {"provision": RULED, "tax": tax, "counts_for_health": tax == "by_month"},
        },
    )
    for base in ("kukar-2024-rancangan", "bekasi", "contoh-lengkap", "pekalongan", "contoh-pilihan")
    for tax in ("month_paid", "by_month")
}


def changed(pack, changes):
    pack = json.loads(json.dumps(pack))
    for path, value in changes.items():
        *way, last = path.removeprefix("$.").replace("[", ".").replace("]", "").split(".")
        place = pack
        for key in way:
            place = place[int(key)] if isinstance(place, list) else place[key]
        place[last] = value
    return pack


def named(id_):
    """A pack as the engine is told of it."""
    base, changes = VARIANTS.get(id_, (id_, None))
    return {"base": base, "with": changes} if changes else id_


def instruments():
    return {pack["id"]: Tree(pack) for pack in documents("instruments") if "tree" in pack["method"]}


def engine(program, kind, id_, cases):
    lines = "".join(json.dumps({kind: id_, "input": case}) + "\n" for case in cases)
    run = subprocess.run([program], input=lines, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{program}: {run.stderr}")
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


def scored(theirs):
    """What the second implementation knows of a score."""
    exact = lambda text: None if text is None else Fraction(text)
    outcome = lambda one: {"score": exact(one["score"]), "class": one["class"]}
    found = {key: theirs[key] for key in ("class", "open", "suffixes")}
    found |= {key: exact(theirs[key]) for key in ("score", "exact")}
    return found | {key: outcome(theirs[key]) for key in ("lowest", "highest")}


def months(program, id_, seed):
    pack, nation = shipped()[id_]
    maker = Maker(pack, nation, seed)
    return maker.case, lambda case: reference(pack, nation, case), lambda cases: engine(program, "regulation", named(id_), cases)


def scores(program, id_, seed):
    tree = instruments()[id_]
    chance = random.Random(f"{seed} {id_}")
    asked = lambda cases: [scored(one) for one in engine(program, "instrument", id_, cases)]
    return lambda: answers(tree, chance), tree.score, asked


def run(job):
    program, seed, count, id_ = job
    make, reference_, engine_ = (months if id_ in shipped() else scores)(program, id_, seed)
    found, refused = [], 0
    for start in range(0, count, 5000):
        cases = [make() for _ in range(min(count - start, 5000))]
        for case, theirs in zip(cases, engine_(cases), strict=True):
            mine = reference_(case)
            refused += "refused" in mine
            if not agree(mine, theirs):
                found.append((case, mine, theirs))
    return id_, refused, found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", default="14")
    options.add_argument("--packs", default=",".join([*shipped(), *instruments()]))
    options.add_argument("--show", type=int, default=3)
    options = options.parse_args()
    ids, start, wrong = options.packs.split(","), time.time(), 0
    print(f"seed {options.seed}, {options.cases} cases of each pack and instrument")
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
