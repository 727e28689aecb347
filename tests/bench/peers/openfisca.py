"""The month of ../by-hand.mjs for many people at once in OpenFisca, which works on columns.

    python openfisca.py FILE

FILE holds the packs, the people and our totals of each, which are compared first. Prints microseconds a
person, one sample a line. Its numbers are floats; of 64 bits here, since of its usual 32 some differ.
"""

import json
import sys
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from openfisca_core.variables.config import VALUE_TYPES

VALUE_TYPES[float]["dtype"] = np.float64

asked = json.load(open(sys.argv[1]))
regional, national, people, expected = (asked[key] for key in ("regional", "national", "people", "totals"))
month = people[0]["month"]
Person = build_entity(key="person", plural="people", label="", is_person=True)
system = TaxBenefitSystem([Person])


def whole(amount):
    return np.floor(amount + 0.5)


def share(text):
    return float(text) / 100


def variable(name, formula=None):
    members = {"value_type": float, "entity": Person, "definition_period": MONTH}
    if formula:
        members["formula"] = formula
    system.add_variable(type(name, (Variable,), members))


def column(values):
    """A table by whole keys, such as classes, as one array to index."""
    return np.array(values, dtype=np.float64)


classes = national["bpk_by_class"]["amounts"]
bpk = column([classes.get(str(n), 0) for n in range(18)])
ratings, organisations = list(regional["rating"]["percent"]), list(regional["organisation"]["percent"])
statuses = national["tax"]["status"]["by_status"]
categories = sorted(national["tax"]["ter"]["categories"])
category_of = column([categories.index(row["category"]) for row in statuses.values()])
rows = [national["tax"]["ter"]["categories"][name] for name in categories]
edges = [column([row["up_to"] for row in table if "up_to" in row]) for table in rows]
rates = [column([share(row["percent"]) for row in table]) for table in rows]
rating_share = column([share(regional["rating"]["percent"][name]) for name in ratings])
organisation_share = column([share(regional["organisation"]["percent"][name]) for name in organisations])
family, rice = national["salary"]["family"], national["salary"]["rice"]["per_head"]
health = national["contributions"]["health"]
work, discipline = (share(part["weight"]) for part in regional["payment"]["parts"])
cuts = {
    row["id"]: share(row["steps"][0]["percent"])
    for row in regional["attendance"]["deductions"]
    if len(row["steps"]) == 1 and row["steps"][0]["per"] != "month"
}
criteria = regional["criteria"]


def ter(status, amount):
    of = category_of[status.astype(int)].astype(int)
    found = np.zeros(len(amount))
    for n, (edge, rate) in enumerate(zip(edges, rates)):
        found = np.where(of == n, rate[np.searchsorted(edge, amount, side="left")], found)
    return found


def criterion(name, of_basic, rupiah):
    """What is typed, or else what the pack says; nothing typed is -1."""
    typed = f"typed_{name}"
    return lambda p, t: np.where(p(typed, t) < 0, p("basic", t) * of_basic + rupiah, p(typed, t))


def formulas():
    basic = float(regional["basic_tpp"]["method"]["coefficient"])
    yield "basic", lambda p, t: whole(bpk[p("class_", t).astype(int)] * basic)
    for name, rule in criteria.items():
        table = rule["amount"]
        if "percent_of_basic" in table:
            yield name, criterion(name, share(table["percent_of_basic"]["default"]), 0)
        else:
            yield name, criterion(name, 0, table["rupiah"]["default"])
    yield "full", lambda p, t: sum(p(name, t) for name in criteria)
    yield "entitlement", lambda p, t: whole(p("full", t))
    yield "cut", lambda p, t: np.minimum(sum(p(name, t) * cut for name, cut in cuts.items()), 1)
    yield (
        "gross",
        lambda p, t: whole(
            p("full", t)
            * (
                work
                * rating_share[p("rating", t).astype(int)]
                * organisation_share[p("organisation", t).astype(int)]
                + discipline * (1 - p("cut", t))
            )
        ),
    )
    yield "for_spouse", lambda p, t: whole(p("base", t) * p("spouse", t) * share(family["spouse"]))
    yield "for_children", lambda p, t: whole(p("base", t) * p("children", t) * share(family["child"]))
    yield (
        "health_base",
        lambda p, t: p("base", t) + p("for_spouse", t) + p("for_children", t) + p("position_allowance", t),
    )
    yield "capped", lambda p, t: np.minimum(p("health_base", t), health["cap"])
    yield (
        "taxable_salary",
        lambda p, t: p("health_base", t)
        + (1 + p("spouse", t) + p("children", t)) * rice
        + whole(p("capped", t) * share(health["employer"]))
        + whole(p("base", t) * share(national["contributions"]["work_accident"]["percent"]))
        + whole(p("base", t) * share(national["contributions"]["death"]["percent"])),
    )
    yield "room", lambda p, t: np.minimum(p("gross", t), health["cap"] - p("capped", t))
    yield "employee", lambda p, t: whole(p("room", t) * share(health["employee"]))
    yield "employer", lambda p, t: whole(p("room", t) * share(health["employer"]))
    yield "income", lambda p, t: p("taxable_salary", t) + p("gross", t)
    yield (
        "tax",
        lambda p, t: whole(p("income", t) * ter(p("status", t), p("income", t)))
        - whole(p("taxable_salary", t) * ter(p("status", t), p("taxable_salary", t))),
    )
    yield "withheld", lambda p, t: p("tax", t) + p("employee", t)
    yield "net", lambda p, t: p("gross", t) - p("withheld", t)
    yield "region_cost", lambda p, t: p("gross", t) + p("employer", t)


def base_salary(person):
    given = person["salary"]["byTables"]
    steps = national["salary"][person["employment"]]["by_grade"][given["grade"]]
    return steps[str(max(int(years) for years in steps if int(years) <= given["years"]))]


def inputs():
    tables = [person["salary"]["byTables"] for person in people]
    yield "class_", [person["position"]["class"] for person in people]
    yield "rating", [ratings.index(person["performance"]["rating"]) for person in people]
    yield "organisation", [organisations.index(person["organisation"]) for person in people]
    yield "status", [list(statuses).index(person["taxStatus"]) for person in people]
    yield "base", [base_salary(person) for person in people]
    yield "spouse", [given["spouse"] for given in tables]
    yield "children", [min(given["children"], family["most_children"]) for given in tables]
    yield "position_allowance", [given["allowance"]["amount"] for given in tables]
    for name in criteria:
        typed = [person["position"]["criteria"].get(name, {}).get("amount", -1) for person in people]
        yield f"typed_{name}", typed
    for name in cuts:
        yield name, [person["attendance"]["counts"].get(name, 0) for person in people]


given = {name: column(values) for name, values in inputs()}
for name in given:
    variable(name)
for name, formula in formulas():
    variable(name, formula)
TOTALS = {
    "entitlement": "entitlement",
    "gross": "gross",
    "withheld": "withheld",
    "net": "net",
    "regionCost": "region_cost",
}


def run():
    simulation = SimulationBuilder().build_default_simulation(system, len(people))
    for name, values in given.items():
        simulation.set_input(name, month, values)
    return {total: simulation.calculate(name, month) for total, name in TOTALS.items()}


found = run()
for total in TOTALS:
    ours = np.array([one[total] for one in expected])
    differ = int((found[total] != ours).sum())
    if differ:
        sys.exit(f"{total}: {differ} of {len(people)} people differ")
for _ in range(11):
    begun = time.perf_counter()
    run()
    print((time.perf_counter() - begun) * 1e6 / len(people))
