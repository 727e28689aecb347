"""A month's TPP, worked out a second time: from the documents alone, in exact fractions.

Written from the national and regional packs, the titles in web/schema/, web/regulations/README.md and
the derivations in tests/cases/, and from none of the Rust. It is slow, and reads like the rule.
"""

import calendar
from fractions import Fraction
from functools import cache

HUNDRED = 100
PPPK = ("pppk", "pppk_part_time")
NEAREST = {"mode": "half_up", "to": 1}
# What is counted in days, and makes a day one of absence.
AWAY = (
    "unexcused_absence",
    "sick_leave",
    "annual_leave",
    "urgent_leave",
    "maternity_leave",
    "long_leave",
    "unpaid_leave",
    "other_leave",
)


class Refused(Exception):
    """What the rule or the person does not say, or says wrongly: the field's path."""


@cache
def number(text):
    return Fraction(text)


def percent(text):
    return number(text) / HUNDRED


def rounded(amount, rule):
    """Whole multiples of some rupiah; of a negative amount a half goes away from nothing, as in sheets."""
    to = rule["to"]
    units = Fraction(amount) / to
    if units < 0 and rule["mode"] == "half_up":
        return -rounded(-amount, rule)
    down = units.numerator // units.denominator
    if rule["mode"] == "floor":
        return down * to
    if rule["mode"] == "up":
        return -(-units.numerator // units.denominator) * to
    return (down + (1 if units - down >= Fraction(1, 2) else 0)) * to


def need(value, path):
    if value is None:
        raise Refused(path)
    return value


def listed(section):
    return {row["id"]: row for row in (section or {}).get("list", [])}


def month_number(month):
    year, number_ = month.split("-")
    return int(year) * 12 + int(number_)


def within(month, valid):
    return valid["from"] <= month <= valid.get("until", month)


# --- Basic TPP and entitlement ---------------------------------------------------------------


def basic_tpp(pack, nation, job_class):
    section = pack["basic_tpp"]
    method = need(section.get("method"), "$.position.basicTpp")
    if "table" in method:
        return rounded(need(method["table"].get(str(job_class)), "$.position.class"), section["rounding"])
    tukin = need(nation["bpk_by_class"]["amounts"].get(str(job_class)), "$.position.class")
    if "coefficient" in method:
        factor = number(method["coefficient"])
    else:
        indices = method["indices"]
        factor = (
            number(indices["fiscal_capacity"])
            * number(indices["construction_cost"])
            * governance(indices["governance"], nation["governance_index"])
        )
    return rounded(tukin * factor, section["rounding"])


def governance(stated, rule):
    if "index" in stated:
        return number(stated["index"])
    total = sum(percent(weight) * number(stated["scores"][name]) for name, weight in rule["weights"].items())
    return next(number(step["index"]) for step in rule["steps"] if total > number(step["above"]))


def first_for(rows, case, is_acting=False):
    """The first row whose "for" names this person in all that it names. An acting post is of no position."""
    stated, position = case.get("salary", {}), case["position"]
    person = {
        "employment": case["employment"],
        "positions": None if is_acting else position.get("position"),
        "agencies": position.get("agency"),
    }
    for row in rows:
        who = row["for"]
        if any(who.get(key) and value not in who[key] for key, value in person.items()):
            continue
        if not who.get("grades"):
            return row
        if case["employment"] not in PPPK:
            grade = (stated.get("typed") or stated.get("byTables") or {}).get("grade")
            if grade_group(need(grade, "$.salary.typed.grade"), "$.salary.grade") in who["grades"]:
                return row
    return None


def looked_up(table, position, agency, job_class, equalised=False):
    """The position goes before the agency, the agency before the class, the class before the default."""
    rows = (("by_position", position), ("by_agency", agency), ("by_class", str(job_class)))
    for name, key in ((("by_equalised", position),) if equalised else ()) + rows:
        if key in table.get(name, {}):
            return table[name][key]
    return table.get("default")


class Post:
    """A post for which the criteria say amounts: one's own, or the one of an acting appointment."""

    def __init__(self, pack, nation, case, job_class, typed_basic, position=None, agency=None, typed=None):
        self.equalised, self.case, self.is_acting = False, case, False
        self.pack, self.nation, self.job_class = pack, nation, job_class
        self.typed_basic, self.typed = typed_basic, typed or {}
        self.position, self.agency = position, agency
        self.used_basic = None

    def basic(self):
        if self.used_basic is None:
            self.used_basic = (
                basic_tpp(self.pack, self.nation, self.job_class) if self.typed_basic is None else self.typed_basic
            )
        return self.used_basic

    def amount(self, criterion, rule):
        typed = self.typed.get(criterion)
        if typed is not None:
            return Fraction(typed["amount"]) if "amount" in typed else self.basic() * percent(typed["percent"])
        table = rule.get("amount", {})
        form = "percent_of_basic" if "percent_of_basic" in table else "rupiah"
        table = table.get(form, {})
        own = first_for(table.get("exceptions", []), self.case, self.is_acting)
        if own is not None:
            found = own.get("by_class", {}).get(str(self.job_class), own.get("default"))
        else:
            found = looked_up(table, self.position, self.agency, self.job_class, self.equalised)
        need(found, f"$.position.criteria.{criterion}")
        return Fraction(found) if form == "rupiah" else self.basic() * percent(found)


def ability(pack, case, agency, is_acting=False):
    section = pack.get("ability_factor")
    if section is None:
        return Fraction(1)
    own = first_for(section.get("exceptions", []), case, is_acting)
    if own is not None:
        return number(own["factor"])
    return number(section.get("by_agency", {}).get(agency, section["default"]))


def status_share(pack, case):
    rule = pack["employment"]
    share = percent(need(rule["percent"].get(case["employment"]), "$.employment"))
    if "event" in case:
        events = {row["id"]: row for row in rule.get("events", [])}
        share *= percent(need(events.get(case["event"]), "$.event")["percent"])
    return share


def own_post(pack, nation, case):
    position = case["position"]
    job_class, agency = position["class"], position.get("agency")
    if agency is not None and agency not in listed(pack.get("agencies")):
        raise Refused("$.position.agency")
    if "position" in position:
        named = need(listed(pack.get("positions")).get(position["position"]), "$.position.position")
        if named["class"] != job_class:
            raise Refused("$.position.class")
        if named.get("agency", agency) != agency:
            raise Refused("$.position.agency")
    post = Post(
        pack,
        nation,
        case,
        job_class,
        position.get("basicTpp"),
        position.get("position"),
        agency,
        position.get("criteria"),
    )
    post.equalised = position.get("equalised", False)
    return post


def entitlements(pack, nation, case):
    """What each criterion comes to in a full month, and the basic TPP if it was needed."""
    post = own_post(pack, nation, case)
    for criterion in post.typed:
        if criterion not in pack.get("criteria", {}):
            raise Refused(f"$.position.criteria.{criterion}")
    factor = ability(pack, case, post.agency)
    whole = {name: post.amount(name, rule) * factor for name, rule in pack.get("criteria", {}).items()}
    paid = {name: rule["paid"] for name, rule in pack.get("criteria", {}).items()}
    if "acting" in case:
        whole["acting"] = acting(pack, nation, case, post, sum(whole.values(), Fraction(0)))
        paid["acting"] = pack["acting"].get("paid", "split")
    if case.get("roles"):
        whole["roles"] = roles(pack, case, {name: whole[name] for name in pack.get("criteria", {})})
        paid["roles"] = pack["roles"]["paid"]
    share = status_share(pack, case) * part_of_month(pack, case)
    whole = {name: amount * share for name, amount in whole.items()}
    if "entitlement" in pack["rounding"]:
        whole = {name: Fraction(rounded(amount, pack["rounding"]["entitlement"])) for name, amount in whole.items()}
    return whole, paid, post.used_basic


def roles(pack, case, criteria):
    """What the roles beside the post add, each a percentage of the entitlement or of a criterion, or rupiah."""
    total_ = Fraction(0)
    for n, name in enumerate(case["roles"]):
        if name in case["roles"][:n]:
            raise Refused("$.roles")
        role = need(listed(pack.get("roles")).get(name), "$.roles")
        of = criteria.get(role["of"], Fraction(0)) if "of" in role else sum(criteria.values(), Fraction(0))
        total_ += of * percent(role["percent"]) if "percent" in role else role["rupiah"]
    return total_


def part_of_month(pack, case):
    """The share of the month that somebody has who begins or ends within it."""
    if "served" not in case:
        return Fraction(1)
    rule, served = need(pack.get("mid_month"), "$.served"), case["served"]
    year, month = (int(part) for part in case["month"].split("-"))
    last = calendar.monthrange(year, month)[1]
    start, end = served.get("from", 1), served.get("until", last)
    if not 1 <= start <= end <= last:
        raise Refused("$.served")
    if rule["rule"] == "calendar_days":
        return Fraction(end - start + 1, last)
    if rule["rule"] == "cut_off":
        return Fraction(start <= rule["cut_off_day"] <= end)
    of = need(case.get("attendance", {}).get("workingDays"), "$.attendance.workingDays")
    return Fraction(need(served.get("workingDays"), "$.served.workingDays"), of)


def lasts(rule, case):
    """Whether an acting appointment lasts long enough to be paid."""
    given, lasting = case["acting"], rule.get("lasting", "days")
    if lasting == "first_of_month":
        return need(given.get("coversFirst"), "$.acting.coversFirst")
    if lasting == "full_month":
        return given["days"] == calendar.monthrange(*(int(part) for part in case["month"].split("-")))[1]
    return given["days"] >= rule["least_days"]


def acting(pack, nation, case, own, own_full):
    """What an acting appointment adds to what one's own post is paid in a full month."""
    rule, given = need(pack.get("acting"), "$.acting"), case["acting"]
    higher = rule.get("replaces_if_higher") and need(given.get("higher"), "$.acting.higher")
    if rule["of"] == "own" and not higher:
        of = own_full
    else:
        of = acting_full(pack, nation, case, own)
    if not lasts(rule, case):
        return Fraction(0)
    if higher:
        return of - own_full
    return (min(of, own_full) if rule["of"] == "lower" else of) * percent(rule["percent"])


def acting_full(pack, nation, case, own):
    """An amount that the person types is what that post is paid, the ability factor within it."""
    given = case["acting"]
    if "amount" in given:
        return Fraction(given["amount"])
    post = Post(pack, nation, case, given["class"], given.get("basicTpp"), None, own.agency, own.typed)
    post.is_acting = True
    full = sum((post.amount(name, rule) for name, rule in pack.get("criteria", {}).items()), Fraction(0))
    return full * ability(pack, case, own.agency, is_acting=True)


# --- Scores ----------------------------------------------------------------------------------


def within_minutes(row, minutes):
    bounds = row["minutes"]
    return bounds["from"] <= minutes <= bounds.get("to", minutes)


def counted(rule, attendance):
    """How often each infraction happened: what is counted, and what the log of days adds."""
    rows = {row["id"]: row for row in rule.get("deductions", [])}
    counts = dict(attendance.get("counts", {}))
    for name in counts:
        if name not in rows:
            raise Refused(f"$.attendance.counts.{name}")
    minutes = 0
    for day in attendance.get("days", []):
        away = None
        if "absence" in day:
            away = need(rows.get(day["absence"]), "$.attendance.days[].absence")
            counts[away["id"]] = counts.get(away["id"], 0) + 1
        cancelled = away is not None and away["kind"] in AWAY and rule["absent_day_cancels_lateness"]
        for key, kind in (("lateMinutes", "late"), ("earlyMinutes", "early_departure")):
            if cancelled or not day.get(key):
                continue
            minutes += day[key]
            for row in rows.values():
                if row["kind"] == kind and within_minutes(row, day[key]):
                    counts[row["id"]] = counts.get(row["id"], 0) + 1
    for row in rows.values():
        minutes += row.get("as_minutes", 0) * counts.get(row["id"], 0)
    for row in rows.values():
        if row["kind"] == "month_minutes" and row["id"] not in counts:
            counts[row["id"]] = minutes
    return counts


def attendance_scores(pack, case, full):
    """The attendance score of each part, as a share. What each part pays of each criterion is in `full`."""
    parts = [part["id"] for part in pack["payment"]["parts"]]
    attendance = need(case.get("attendance"), "$.attendance")
    if "score" in attendance:
        score = number(attendance["score"])
        if score > HUNDRED:
            raise Refused("$.attendance.score")
        return {part: score / HUNDRED for part in parts}
    rule = pack["attendance"]
    cuts = dict.fromkeys(parts, Fraction(0))
    counts = counted(rule, attendance)
    for row in rule.get("deductions", []):
        count = max(counts.get(row["id"], 0) - row.get("allowed", 0), 0)
        if count == 0:
            continue
        reached = [step for step in row["steps"] if count >= step["from"]]
        if not reached:
            continue
        step = reached[-1]
        cut = percent(step["percent"]) * (1 if step["per"] == "month" else count)
        together = step.get("cuts", row["cuts"])
        for part in together:
            cuts[part] += cut * as_share_of_part(pack, rule, full, part, together)
    cuts = {part: min(cut, percent(rule["cap"])) for part, cut in cuts.items()}
    if "cap_of_whole" in rule:
        most = percent(rule["cap_of_whole"]) * sum(full["whole"].values(), Fraction(0))
        scored = [part["id"] for part in pack["payment"]["parts"] if "attendance" in part["scored_by"]]
        taken = sum(cuts[part] * full["parts"][part] for part in scored)
        if taken > most:
            cuts = {part: cut * most / taken for part, cut in cuts.items()}
    return {part: 1 - cut for part, cut in cuts.items()}


def as_share_of_part(pack, rule, full, part, together):
    """By how much a percentage of criteria or of the whole is more than one of the parts that bear it."""
    of = rule.get("of", "part")
    if of == "part":
        return Fraction(1)
    parts = {one["id"]: one for one in pack["payment"]["parts"]}
    named = rule.get("of_criteria") or [name for name in full["split"] if pays(parts[part], name)]
    base = sum(amount for name, amount in full["whole"].items() if of == "whole" or name in named)

    def beside(one):
        both = [set(parts[id_].get("criteria", [])) for id_ in (one, part)]
        return not all(both) or both[0] & both[1]

    borne = sum(full["parts"][one] for one in together if beside(one))
    return base / borne if borne else Fraction(0)


def rating_score(pack, nation, case):
    performance = need(case.get("performance"), "$.performance")
    if "score" in performance:
        return limited(performance["score"], "$.performance.score")
    rule = pack["rating"]
    if performance.get("noPlan"):
        share = percent(need(rule.get("no_plan"), "$.performance.noPlan"))
    else:
        rating = performance.get("rating")
        if "result" in performance:
            matrix = nation["rating_matrix"]["by_result"]
            found = matrix[performance["result"]][need(performance.get("behaviour"), "$.performance.behaviour")]
            if rating not in (None, found):
                raise Refused("$.performance.rating")
            rating = found
        share = percent(rule["percent"][need(rating, "$.performance.rating")])
    if performance.get("superiorDidNotRate"):
        share -= percent(need(rule.get("superior_did_not_rate"), "$.performance.superiorDidNotRate"))
    return max(share, Fraction(0))


def limited(text, path):
    score = number(text)
    if score > HUNDRED:
        raise Refused(path)
    return score / HUNDRED


def activity_score(pack, case):
    rule = pack["activity"]
    performance = case.get("performance", {})
    target, most = rule.get("target_minutes"), None
    if "target_minutes_a_day" in rule or "most_minutes_a_day" in rule:
        told = case.get("attendance", {}).get("workingDays")
        days = need(performance.get("workingDays", told), "$.performance.workingDays")
        target = rule["target_minutes_a_day"] * days if target is None else target
        lost = 0
        for name, count in performance.get("absences", {}).items():
            lost += need(rule.get("absence_minutes", {}).get(name), "$.performance.absences") * count
        if "most_minutes_a_day" in rule:
            most = max(rule["most_minutes_a_day"] * days - lost, 0)
    minutes = need(performance.get("activityMinutes"), "$.performance.activityMinutes")
    for name, days in performance.get("creditedDays", {}).items():
        minutes += need(rule.get("credited_minutes", {}).get(name), "$.performance.creditedDays") * days
    minutes = minutes if most is None else min(minutes, most)
    if target == 0:
        return Fraction(1)
    if rule["rule"] == "threshold":
        return Fraction(1 if minutes >= target else 0)
    return min(Fraction(minutes, target), Fraction(1))


def output_score(pack, case):
    rule, performance = pack["output"], case.get("performance", {})
    return sum(
        percent(rule[weight]) * limited(need(performance.get(key), f"$.performance.{key}"), f"$.performance.{key}")
        for weight, key in (("quantity_weight", "quantity"), ("quality_weight", "quality"))
    )


def organisation_score(pack, case):
    result = need(case.get("organisation"), "$.organisation")
    return percent(need(pack["organisation"]["percent"].get(result), "$.organisation"))


def measures_score(pack, case, part):
    given, missing = case.get("measures", {}), pack["measures"]["missing"]
    for name in given:
        if name not in listed(pack["measures"]):
            raise Refused(f"$.measures.{name}")
    total = weights = Fraction(0)
    for name, weight in part["measures"].items():
        if name not in given and missing == "left_out":
            continue
        if missing == "needed":
            need(given.get(name), f"$.measures.{name}")
        row = listed(pack["measures"])[name]
        score = number(given.get(name, "0")) / number(row.get("out_of", "100"))
        if "most" not in row and score > 1:
            raise Refused(f"$.measures.{name}")
        total += number(weight) * (min(score, percent(row["most"])) if "most" in row else score)
        weights += number(weight)
    return total / weights if weights else Fraction(0)


def part_scores(pack, nation, case, whole, paid):
    """The score of each part, as a share, and whether somebody was there at all."""
    if int(case["month"][-2:]) in pack.get("full_months", {}).get("months", []):
        return {part["id"]: Fraction(1) for part in pack["payment"]["parts"]}, True
    asked = {score for part in pack["payment"]["parts"] for score in part["scored_by"]}
    split = [name for name in whole if paid[name] == "split"]
    full = {"whole": whole, "split": split, "parts": {part["id"]: Fraction(0) for part in pack["payment"]["parts"]}}
    for name, amount in whole.items():
        for part, share in shares(pack, name, amount).items() if paid[name] == "split" else ():
            full["parts"][part] += share
    present = attendance_scores(pack, case, full) if "attendance" in asked else {}
    scores = {}
    for part in pack["payment"]["parts"]:
        share = Fraction(1)
        for by in part["scored_by"]:
            if by == "attendance":
                share *= present[part["id"]]
            elif by == "rating":
                share *= rating_score(pack, nation, case)
            elif by == "activity":
                share *= activity_score(pack, case)
            elif by == "output":
                share *= output_score(pack, case)
            elif by == "organisation":
                share *= organisation_score(pack, case)
            else:
                share *= measures_score(pack, case, part)
        if case["employment"] not in part.get("scored_for", [case["employment"]]):
            share = Fraction(1)
        if "decimals" in part:
            unit = 10 ** part["decimals"]
            share = Fraction(rounded(share * HUNDRED * unit, NEAREST), HUNDRED * unit)
        scores[part["id"]] = share
    scored = [present[part["id"]] for part in pack["payment"]["parts"] if "attendance" in part["scored_by"]]
    return scores, any(scored) or not scored


# --- Gross -----------------------------------------------------------------------------------


def shares(pack, criterion, amount):
    """A split criterion by the parts that pay it; the part of the rest takes what the others leave."""
    parts = [part for part in pack["payment"]["parts"] if pays(part, criterion)]
    rule = pack["rounding"].get("parts")
    found = {}
    for part in parts:
        if part["weight"] != "rest":
            share = amount * percent(part["weight"])
            found[part["id"]] = Fraction(rounded(share, rule)) if rule else share
    for part in parts:
        if part["weight"] == "rest":
            found[part["id"]] = amount - sum(found.values())
    return found


def pays(part, criterion):
    return criterion in ("acting", "roles") or criterion in part.get("criteria", [criterion])


def sanction_of(pack, nation, case):
    if "sanction" not in case:
        return None
    section = pack.get("sanctions", nation["sanctions"])
    sanction = need(listed(section).get(case["sanction"]["id"]), "$.sanction.id")
    month = month_number(case["month"]) - month_number(case["sanction"]["since"])
    if month < 0:
        raise Refused("$.sanction.since")
    return sanction if month < sanction["months"] else None


def later_cuts(pack, nation, case, part):
    """What is taken from a part, or from what is paid whole (no part), after the scores."""
    shares_ = []
    sanction = sanction_of(pack, nation, case)
    if sanction is not None:
        only = sanction.get("cuts", [])
        if not only or part in only:
            shares_.append(percent(sanction["percent"]))
    return shares_


def reduced(pack, case, amounts):
    """What is left after reductions, each of what the one before left."""
    asked = set()
    for n, name in enumerate(case.get("reductions", [])):
        if name in case["reductions"][:n]:
            raise Refused("$.reductions")
        row = need(listed(pack.get("reductions")).get(name), "$.reductions")
        before = sum((total(amount) for amount in amounts.values()), Fraction(0))
        if "percent" in row:
            taken = percent(row["percent"])
        else:
            if "against" in row:
                asked.add(name)
                other = need(case.get("received", {}).get(name), "$.received")
            less = before if row.get("against") == "higher" else row.get("rupiah", 0)
            if row.get("against") == "difference":
                less = other
            if row.get("against") == "higher" and before > other:
                less = 0
            taken = min(Fraction(less), before) / before if before else Fraction(0)
        amounts = {
            name: {part: after(pack, share, [taken]) for part, share in amount.items()}
            if isinstance(amount, dict)
            else after(pack, amount, [taken])
            for name, amount in amounts.items()
        }
    if set(case.get("received", {})) - asked:
        raise Refused("$.received")
    return amounts


def after(pack, amount, cuts):
    """What is left after cuts one after the other, each rounded where the pack says so."""
    rule = pack["rounding"].get("cuts")
    for share in cuts:
        cut = amount * share
        amount -= rounded(cut, rule) if rule else cut
    return amount


def paid_amounts(pack, nation, case, whole, paid):
    """Of each criterion the parts and what is paid whole."""
    scores, present = part_scores(pack, nation, case, whole, paid)
    found = {}
    for name, amount in whole.items():
        if paid[name] == "split":
            parts = {
                part: after(pack, share, [1 - scores[part], *later_cuts(pack, nation, case, part)])
                for part, share in shares(pack, name, amount).items()
            }
            found[name] = parts
        else:
            lost = paid[name] == "if_present" and not present
            found[name] = after(pack, Fraction(0) if lost else amount, later_cuts(pack, nation, case, None))
    return reduced(pack, case, found)


def split_for(pack, case):
    """The pack with the weights of the parts that are for this person."""
    split = first_for(pack["payment"].get("splits", []), case)
    if split is None:
        return pack
    parts = [part | {"weight": split["weights"].get(part["id"], part["weight"])} for part in pack["payment"]["parts"]]
    return pack | {"payment": pack["payment"] | {"parts": parts}}


def total(amount):
    return sum(amount.values(), Fraction(0)) if isinstance(amount, dict) else amount


def gross(pack, amounts):
    """The month's gross, never less than nothing, and what each criterion is paid."""
    whole, paid = rounded_gross(pack, amounts)
    return max(whole, 0), paid


def rounded_gross(pack, amounts):
    at, rule = pack["rounding"]["at"], pack["rounding"]["gross"]
    paid = {name: total(amount) for name, amount in amounts.items()}
    if at == "criterion":
        paid = {name: Fraction(rounded(amount, rule)) for name, amount in paid.items()}
        return int(sum(paid.values())), paid
    if at == "end":
        return rounded(sum(paid.values(), Fraction(0)), rule), paid
    parts = {}
    for name, amount in amounts.items():
        if isinstance(amount, dict):
            for part, share in amount.items():
                parts[part] = parts.get(part, Fraction(0)) + share
        else:
            paid[name] = Fraction(rounded(amount, rule))
    whole = sum(int(paid[name]) for name, amount in amounts.items() if not isinstance(amount, dict))
    return whole + sum(rounded(share, rule) for share in parts.values()), paid


# --- Salary ----------------------------------------------------------------------------------


SALARY_LINES = (
    "base spouse children familyTotal positionAllowance rice cash healthBase healthEmployer healthEmployee "
    "workAccident death retirement oldAge taxableGross netBeforeRounding roundingUp pension"
).split()


def salary_of(nation, case):
    salary = need(case.get("salary"), "$.salary")
    health = nation["contributions"]["health"]
    found = dict.fromkeys(SALARY_LINES, 0)
    if "typed" in salary:
        typed = salary["typed"]
        found["taxableGross"], found["healthBase"] = typed["gross"], typed["healthBase"]
    else:
        by_tables(nation, case, salary["byTables"], found)
    base = min(found["healthBase"], health["cap"])
    found["healthEmployer"] = rounded(base * percent(health["employer"]), NEAREST)
    found["healthEmployee"] = rounded(base * percent(health["employee"]), NEAREST)
    if "byTables" in salary:
        found["taxableGross"] = sum(found[k] for k in ("cash", "healthEmployer", "workAccident", "death"))
        net = found["cash"] - found["retirement"] - found["oldAge"] - found["healthEmployee"]
        up = {"mode": "up", "to": nation["salary"]["paid_rounding"]["to"]}
        found["netBeforeRounding"], found["roundingUp"] = net, rounded(net, up) - net
    return found


def grade_group(grade, path):
    group = grade.split("/")[0]
    if "/" not in grade or group not in ("I", "II", "III", "IV"):
        raise Refused(path)
    return group


def by_tables(nation, case, given, found):
    tables, contributions = nation["salary"], nation["contributions"]
    employment = case["employment"]
    table = tables["pppk" if employment in PPPK else "pns"]
    if not within(case["month"], table["provision"].get("in_force", {"from": ""})):
        raise Refused("$.month")
    row = need(table["by_grade"].get(given["grade"]), "$.salary.byTables.grade")
    reached = [int(years) for years in row if int(years) <= given["years"]]
    base = row[str(max(reached))] if reached else need(None, "$.salary.byTables.years")
    if employment == "cpns":
        base = rounded(base * percent(tables["cpns"]["percent"]), NEAREST)
    children = min(given["children"], tables["family"]["most_children"])
    found["base"] = base
    found["spouse"] = rounded(base * percent(tables["family"]["spouse"]), NEAREST) if given["spouse"] else 0
    found["children"] = rounded(base * percent(tables["family"]["child"]) * children, NEAREST)
    found["familyTotal"] = base + found["spouse"] + found["children"]
    found["positionAllowance"] = allowance(tables, given)
    found["rice"] = tables["rice"]["per_head"] * (1 + (1 if given["spouse"] else 0) + children)
    found["cash"] = found["familyTotal"] + found["positionAllowance"] + found["rice"]
    found["healthBase"] = found["familyTotal"] + found["positionAllowance"]
    found["workAccident"] = rounded(base * percent(contributions["work_accident"]["percent"]), NEAREST)
    found["death"] = rounded(base * percent(contributions["death"]["percent"]), NEAREST)
    if employment in PPPK:
        found["oldAge"] = rounded(found["familyTotal"] * percent(contributions["pppk_old_age"]["percent"]), NEAREST)
    else:
        pension, old_age = (percent(contributions["retirement"][key]) for key in ("pension", "old_age"))
        found["retirement"] = rounded(found["familyTotal"] * (pension + old_age), NEAREST)
        found["pension"] = rounded(found["familyTotal"] * pension, NEAREST)


def allowance(tables, given):
    stated = given["allowance"]
    if "amount" in stated:
        return stated["amount"]
    if "echelon" in stated:
        return need(tables["structural"]["by_echelon"].get(stated["echelon"]), "$.salary.byTables.allowance.echelon")
    if not stated["general"]:
        return 0
    return tables["general"]["by_grade"][grade_group(given["grade"], "$.salary.byTables.allowance")]


# --- Withholding -----------------------------------------------------------------------------


def ter(nation, status, amount):
    tax = nation["tax"]
    category = tax["status"]["by_status"][status]["category"]
    for row in tax["ter"]["categories"][category]:
        if amount <= row.get("up_to", amount):
            return category, row["percent"]


def annual_tax(nation, status, gross_year, contributions, months):
    """PPh 21 of a year by Pasal 17."""
    rule = nation["tax"]["annual"]
    expense = min(
        gross_year * percent(rule["occupational_expense"]),
        months * rule["occupational_expense_month"],
        rule["occupational_expense_year"],
    )
    taxable = gross_year - expense - contributions - nation["tax"]["status"]["by_status"][status]["exemption"]
    taxable = max(rounded(taxable, {"mode": "floor", "to": rule["round_down_to"]}), 0)
    tax, below = Fraction(0), 0
    for row in rule["brackets"]:
        upper = row.get("up_to", taxable)
        tax += max(min(taxable, upper) - below, 0) * percent(row["percent"])
        below = upper
    return tax


def deductible(pack, case, salary, months):
    """The year's pension contributions that the employee paid."""
    given = case["yearEnd"].get("contributions")
    if given is not None:
        return given
    if "typed" in case["salary"]:
        month = need(case["salary"]["typed"].get("contributions"), "$.yearEnd.contributions")
    elif case["employment"] in PPPK:
        month = salary["oldAge"] if pack["withholding"]["tax"]["deductible"] == "pension_and_old_age" else 0
    else:
        both = pack["withholding"]["tax"]["deductible"] == "pension_and_old_age"
        month = salary["retirement"] if both else salary["pension"]
    return month * months


def year_taxes(pack, nation, case, salary, taxed):
    """The last month: what the year owes and has not paid, of all and of the salary alone."""
    year, number_ = case["yearEnd"], int(case["month"].split("-")[1])
    months = year.get("months", number_)
    if not 1 <= months <= number_:
        raise Refused("$.yearEnd.months")
    contributions = deductible(pack, case, salary, months)

    def owed(before, this, withheld):
        rule = pack["rounding"]["tax"]
        tax = annual_tax(nation, case["taxStatus"], before + this, contributions, months)
        return rounded(tax, rule) - withheld

    return (
        owed(year["grossBefore"], taxed, year["withheldBefore"]),
        owed(year["salaryGrossBefore"], salary["taxableGross"], year["salaryWithheldBefore"]),
    )


def treatment_of(pack, case):
    """How the tax of this person is worked out, and who bears it."""
    rule = pack["withholding"]["tax"]
    usual = rule.get("pppk", rule) if case["employment"] in PPPK else rule
    return first_for(rule.get("exceptions", []), case) or usual


def by_ter(pack, case):
    return treatment_of(pack, case)["method"].startswith("ter")


def tax_of(pack, nation, case, salary, gross_, extras, employee_health, employer_health):
    """What the month owes: of its own TPP and of what is paid beside it, as far as that is income."""
    rule = pack["withholding"]["tax"]
    treatment = treatment_of(pack, case)
    method = treatment["method"]
    apart, usual = months_apart(pack, case), salary
    gross_ += sum(extra["amount"] for extra in extras if extra["taxed"] and not (apart and "id" not in extra))
    salary = salary | {"taxableGross": salary["taxableGross"] + sum(extra["salary"] for extra in extras)}
    found = {"salary": 0, "total": 0, "onTpp": 0}
    if method == "by_grade":
        stated = case["salary"].get("typed") or case["salary"]["byTables"]
        grade = need(stated.get("grade"), "$.salary.typed.grade")
        if case["employment"] in PPPK:
            rate = need(rule.get("pppk_rates", {}).get(grade), "$.salary.typed.grade")
        else:
            group = grade_group(grade, "$.salary.grade")
            rate = rule.get("rates", {}).get(group, nation["tax"]["by_grade"]["percent"][group])
        found["totalRate"] = rate
        of = gross_ - (employee_health if rule.get("of") == "less_health" else 0)
        found["total"] = found["onTpp"] = rounded(of * percent(rate), pack["rounding"]["tax"])
    elif method != "none":
        if not within(case["month"], nation["tax"]["ter"]["provision"].get("in_force", {"from": ""})):
            raise Refused("$.month")
        status = need(case.get("taxStatus"), "$.taxStatus")
        taxed = salary["taxableGross"] + gross_ + (employer_health if rule["counts_employer_health"] else 0)
        if "yearEnd" in case:
            found["total"], found["salary"] = year_taxes(pack, nation, case, salary, taxed)
        elif case["month"].endswith("-12"):
            raise Refused("$.yearEnd")
        else:
            for key, rate, amount in (("salary", "salaryRate", salary["taxableGross"]), ("total", "totalRate", taxed)):
                found["category"], found[rate] = ter(nation, status, amount)
                found[key] = rounded(amount * percent(found[rate]), pack["rounding"]["tax"])
        found["onTpp"] = found["total"] - (found["salary"] if method == "ter_difference" else 0)
        for month in apart:
            due, paid = (apart_tax(pack, nation, status, usual, month[key]) for key in ("due", "paid"))
            found["total"], found["onTpp"] = found["total"] + due - paid, found["onTpp"] + due - paid
    found["fromTpp"] = found["onTpp"] if treatment["bearer"] == "employee" else 0
    return found


# --- THR, the thirteenth month, back pay -----------------------------------------------------


def extra_months(pack, case, entitlement, gross_, salary):
    """A share of one month's TPP each, from the month it is paid in until that year ends."""
    rows = {row["id"]: row for row in pack.get("extra_months", [])}
    found = []
    for n, given in enumerate(case.get("extraMonths", [])):
        path = f"$.extraMonths[{n}]"
        row = need(rows.get(given["id"]), path)
        if any(extra["id"] == given["id"] for extra in found):
            raise Refused(path)
        if case["month"] < row["paid_in"] or case["month"][:4] != row["paid_in"][:4]:
            raise Refused(path)
        counts = row["taxed"] and by_ter(pack, case)
        if "salary" in given and not counts:
            raise Refused(f"{path}.salary")
        if counts and "typed" in case["salary"]:
            need(given.get("salary"), f"{path}.salary")
        base = given.get("tpp", entitlement if row["of"] == "entitlement" else gross_)
        found.append(
            {
                "id": row["id"],
                "amount": rounded(base * percent(row["percent"]), row.get("rounding", NEAREST)),
                "salary": given.get("salary", salary["cash"]) if counts else 0,
                "taxed": row["taxed"],
            }
        )
    return found


def back_pay(pack, case):
    """What earlier months should have paid more, or less."""
    if "backPay" not in case:
        return []
    rule, given = need(pack.get("back_pay"), "$.backPay"), case["backPay"]
    by_month = rule["tax"] == "by_month" and by_ter(pack, case)
    if "sum" in given and by_month:
        raise Refused("$.backPay.sum")
    seen = set()
    for month in given.get("months", []):
        settled = by_month and month["month"].endswith("-12")
        if month["month"] in seen or month["month"] >= case["month"] or settled:
            raise Refused("$.backPay.months")
        seen.add(month["month"])
    if "months" in given and not seen:
        raise Refused("$.backPay.months")
    amount = given.get("sum", 0) - given.get("overpaid", 0)
    amount += sum(month["due"] - month["paid"] for month in given.get("months", []))
    return [{"amount": amount, "salary": 0, "taxed": True}]


def months_apart(pack, case):
    """Earlier months whose tax is worked out anew; the last month of the year settles all of it."""
    if pack.get("back_pay", {}).get("tax") != "by_month" or not by_ter(pack, case) or "yearEnd" in case:
        return []
    return case.get("backPay", {}).get("months", [])


def apart_tax(pack, nation, status, salary, gross_):
    """The tax of an earlier month with this gross, beside the salary of today."""
    taxed = salary["taxableGross"] + gross_
    return rounded(taxed * percent(ter(nation, status, taxed)[1]), pack["rounding"]["tax"])


def own_deductions(case, gross_):
    total_ = 0
    for own in case.get("deductions", []):
        take = own["take"]
        if "amount" in take:
            total_ += take["amount"]
        else:
            total_ += rounded(gross_ * limited(take["percent"], "$.deductions"), NEAREST)
    return total_


# --- The month -------------------------------------------------------------------------------


def estimate(pack, nation, case):
    """All figures of one person's month; raises Refused where there is none."""
    for valid, path in ((pack["valid"], "$.month"), (nation["valid"], "$.month")):
        if not within(case["month"], valid):
            raise Refused(path)
    whole, paid, basic = entitlements(pack, nation, case)
    pack = split_for(pack, case)
    amounts = paid_amounts(pack, nation, case, whole, paid)
    gross_, paid_ = gross(pack, amounts)
    salary = salary_of(nation, case)
    entitlement = rounded(sum(whole.values(), Fraction(0)), NEAREST)
    extras = extra_months(pack, case, entitlement, gross_, salary)
    behind = back_pay(pack, case)
    extras += behind
    health_rule, health = pack["withholding"]["health"], nation["contributions"]["health"]
    base = entitlement if health_rule.get("of") == "entitlement" else gross_
    if behind and pack["back_pay"]["counts_for_health"]:
        base += behind[0]["amount"]
    room = max(min(base, health["cap"] - salary["healthBase"]), 0)
    employee, employer = (rounded(room * percent(health[key]), NEAREST) for key in ("employee", "employer"))
    tax = tax_of(pack, nation, case, salary, gross_, extras, employee, employer)
    gross_ += sum(extra["amount"] for extra in extras)
    by_region = health_rule["bearer"] == "region"
    after_tax = pack["withholding"].get("own_deductions_of") == "after_tax"
    of_own = gross_ - (tax["fromTpp"] if after_tax else 0)
    withheld = tax["fromTpp"] + (0 if by_region else employee) + own_deductions(case, of_own)
    found = {
        "totals": {
            "entitlement": entitlement,
            "gross": gross_,
            "withheld": withheld,
            "net": gross_ - withheld,
            "regionCost": gross_ + employer + (employee if by_region else 0) + tax["onTpp"] - tax["fromTpp"],
        },
        "criteria": {
            name: {
                "entitlement": exact(whole[name]),
                "parts": {part: exact(share) for part, share in sorted(amounts[name].items())}
                if isinstance(amounts[name], dict)
                else {},
                "paid": exact(paid_[name]),
            }
            for name in sorted(whole)
        },
        "salary": salary,
        "tax": tax,
        "health": {"room": room, "employee": employee, "employer": employer},
    }
    if basic is not None:
        found["basicTpp"] = basic
    if extras:
        found["extras"] = extras
    return found


def exact(amount):
    """A decimal where there is one, else a fraction in its lowest terms."""
    amount = Fraction(amount)
    rest, places = amount.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1:
        return f"{amount.numerator}/{amount.denominator}"
    digits = f"{abs(amount.numerator) * 10**places // amount.denominator:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if amount < 0 else "") + text
