"""Puts the same random cases to the second implementation and to the engine; no tolerance.

    python3 tests/reference/compare.py PROGRAM [--cases N] [--seed S] [--packs ID,ID] [--show N]
        [--record FILE] [--minutes N]

PROGRAM is the built example `figures`. Ends with an error when any answer differs. An instrument counts
as a pack: its random answers are scored by both. A record keeps what was asked of the same program by
the same documents, so that a long run can be done in pieces: after so many minutes no pack is begun.
"""

import argparse
import hashlib
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
    program, seed, count, id_, until = job
    if time.time() > until:
        return id_, None, []
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


class Record:
    """What was asked already, by the program and the documents as they are now."""

    def __init__(self, path, options):
        self.path = path
        of = [Path(options.program), *sorted(Path(__file__).parent.glob("*.py")), *sorted(WEB.glob("*/*.json"))]
        digest = hashlib.sha256(f"{options.seed} {options.cases}".encode())
        for file in of:
            digest.update(file.read_bytes())
        self.same = digest.hexdigest()
        self.count = len(options.packs.split(","))
        kept = json.loads(path.read_text()) if path and path.exists() else {}
        self.packs = kept["packs"] if kept.get("same") == self.same else {}

    def note(self, id_, cases, refused, differ):
        self.packs[id_] = {"cases": cases, "refused": refused, "differ": differ}
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps({"same": self.same, "of": self.count, "packs": self.packs}, indent=1))


def tell(id_, count, refused, found, show):
    print(f"{id_:33} {count - refused:8} figures, {refused:6} refused, {len(found)} differ", flush=True)
    for case, mine, theirs in found[:show]:
        print("  ", json.dumps(case))
        for line in list(differences(mine, theirs))[:12]:
            print("     ", line)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", default="14")
    options.add_argument("--packs", default=",".join([*shipped(), *instruments()]))
    options.add_argument("--show", type=int, default=3)
    options.add_argument("--record", type=Path)
    options.add_argument("--minutes", type=float, default=24 * 60)
    options = options.parse_args()
    ids, start = options.packs.split(","), time.time()
    record = Record(options.record, options)
    before = [id_ for id_ in ids if id_ in record.packs]
    until = start + options.minutes * 60
    jobs = [(options.program, options.seed, options.cases, id_, until) for id_ in ids if id_ not in before]
    print(f"seed {options.seed}, {options.cases} cases of each pack and instrument")
    with ProcessPoolExecutor(max_workers=2) as pool:
        for id_, refused, found in pool.map(run, jobs):
            if refused is not None:
                record.note(id_, options.cases, refused, len(found))
                tell(id_, options.cases, refused, found, options.show)
    asked = [record.packs[id_] for id_ in ids if id_ in record.packs]
    cases, wrong = (sum(one[key] for one in asked) for key in ("cases", "differ"))
    earlier = f", {len(before)} of them in an earlier run" if before else ""
    print(f"{len(asked)} of {len(ids)} packs and instruments{earlier}: {cases} cases, {wrong} differ, {time.time() - start:.0f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
