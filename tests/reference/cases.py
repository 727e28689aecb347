"""Random cases of a pack, always the same for the same seed."""

import random

MINUTES = (0, 1, 12, 30, 31, 60, 61, 90, 91, 200, 480)
EDGES = (1, 2, 3, 4, 5, 7, 10, 11, 14, 15)
DAYS = {
    "unexcused_absence",
    "sick_leave",
    "annual_leave",
    "urgent_leave",
    "maternity_leave",
    "long_leave",
    "unpaid_leave",
    "other_leave",
}
STATUSES = ("TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3")


class Maker:
    """Makes cases of one pack."""

    def __init__(self, pack, nation, seed):
        self.pack, self.nation = pack, nation
        self.random = random.Random(f"{seed} {pack['id']}")
        self.asked = {score for part in pack["payment"]["parts"] for score in part["scored_by"]}
        rule = pack["withholding"]["tax"]
        self.tables = pack["valid"]["from"] >= "2024-01"
        self.methods = {rule["method"], rule.get("pppk", rule)["method"]}

    def chance(self, share):
        return self.random.random() < share

    def pick(self, values):
        return self.random.choice(list(values))

    def rupiah(self):
        """An amount as such amounts are: round, odd, small, large or none."""
        kind = self.random.randrange(6)
        if kind == 0:
            return self.random.randrange(0, 100) * 100_000
        if kind == 1:
            return self.pick((0, 1, 49, 50, 99))
        if kind == 2:
            return self.random.randrange(20_000_000, 90_000_000)
        return self.random.randrange(0, 20_000_000)

    def share(self):
        """A percentage with up to three decimals."""
        return decimal(self.random.randrange(0, 100_001), self.random.randrange(0, 4))

    def month(self):
        first = self.pack["valid"]["from"]
        last = self.pack["valid"].get("until", "2027-12")
        months = [f"{y}-{m:02}" for y in range(2022, 2028) for m in range(1, 13)]
        months = [month for month in months if first <= month <= last]
        month = self.pick(months)
        ter = {"ter_difference", "ter_total"} & self.methods
        if ter and month.endswith("-12") and self.chance(0.6):
            return month[:-2] + "11"
        return month

    def case(self):
        case = {"month": self.month(), "employment": self.pick(self.pack["employment"]["percent"])}
        if self.chance(0.5):
            case["employment"] = "pns"
        events = self.pack["employment"].get("events", [])
        if events and self.chance(0.2):
            case["event"] = self.pick(events)["id"]
        case["position"] = self.position()
        tables = [table for rule in self.pack["criteria"].values() for table in rule.get("amount", {}).values()]
        position = case["position"].get("position")
        if any(position in table.get("by_equalised", {}) for table in tables) and "criteria" not in case["position"]:
            case["position"]["equalised"] = self.chance(0.5)
        if "roles" in self.pack and self.chance(0.4):
            held = [row["id"] for row in self.pack["roles"]["list"]]
            case["roles"] = self.random.sample(held, self.random.randrange(1, len(held) + 1))
        if self.pack.get("mid_month", {}).get("rule") in ("calendar_days", "cut_off") and self.chance(0.3):
            case["served"] = {self.pick(("from", "until")): self.random.randrange(1, 29)}
        if "acting" in self.pack and self.chance(0.3):
            case["acting"] = self.acting(case["position"])
        if "attendance" in self.asked:
            case["attendance"] = self.attendance(case["month"])
        performance = self.performance()
        if performance:
            case["performance"] = performance
        if "organisation" in self.asked:
            case["organisation"] = self.pick(self.pack["organisation"]["percent"])
        if "measures" in self.asked:
            case["measures"] = self.measures()
        self.after_the_scores(case)
        self.withholding(case)
        self.beside(case)
        if self.chance(0.06):
            self.spoil(case)
        return case

    def position(self):
        position = {"class": self.random.randrange(1, 16)}
        agencies = [row["id"] for row in self.pack.get("agencies", {}).get("list", [])]
        if agencies and self.chance(0.5):
            position["agency"] = self.pick(agencies)
        posts = self.pack.get("positions", {}).get("list", [])
        if posts and self.chance(0.5):
            post = self.pick(posts)
            position["position"], position["class"] = post["id"], post["class"]
            if "agency" in post:
                position["agency"] = post["agency"]
        criteria, percents = {}, False
        for name, rule in self.pack.get("criteria", {}).items():
            if self.chance(0.15) or not self.ruled(rule, position):
                if self.chance(0.4):
                    criteria[name], percents = {"percent": self.share()}, True
                else:
                    criteria[name] = {"amount": self.rupiah()}
        if criteria:
            position["criteria"] = criteria
        by_pack = [name for name, rule in self.pack.get("criteria", {}).items() if name not in criteria]
        percents |= any("percent_of_basic" in self.pack["criteria"][name].get("amount", {}) for name in by_pack)
        if percents and ("method" not in self.pack["basic_tpp"] or self.chance(0.15)):
            position["basicTpp"] = self.rupiah()
        return position

    def ruled(self, rule, position):
        for table in rule.get("amount", {}).values():
            return (
                "default" in table
                or position.get("position") in table.get("by_position", {})
                or position.get("agency") in table.get("by_agency", {})
                or str(position["class"]) in table.get("by_class", {})
            )
        return False

    def acting(self, position):
        rule = self.pack["acting"]
        least = rule.get("least_days", 20)
        days = self.pick((1, 15, max(least - 1, 1), least, least, 28))
        acting = {"class": self.random.randrange(1, 16), "days": days}
        if rule.get("lasting") == "first_of_month":
            acting["coversFirst"] = self.chance(0.5)
        if rule.get("replaces_if_higher"):
            acting["higher"] = self.chance(0.4)
        if rule["of"] == "own":
            return acting
        typed = position.get("criteria", {})
        ruled = "method" in self.pack["basic_tpp"] and not any("amount" in one for one in typed.values())
        ruled &= all(
            self.ruled(one, {"class": acting["class"], "agency": position.get("agency")})
            for name, one in self.pack.get("criteria", {}).items()
            if name not in typed
        )
        if not ruled or self.chance(0.3):
            acting["amount"] = self.rupiah()
        return acting

    def attendance(self, month):
        if self.chance(0.15):
            return {"score": self.pick((self.share(), "0", "100"))}
        rows = self.pack.get("attendance", {}).get("deductions", [])
        counts, away = {}, 0
        for row in rows:
            if row["kind"] == "month_minutes" or not self.chance(0.2):
                continue
            count = self.pick((1, 1, 2, 3, *EDGES, 20))
            if row["kind"] in DAYS:
                count = min(count, 20 - away)
                away += count
            if count:
                counts[row["id"]] = count
        attendance = {"counts": counts}
        if self.chance(0.3):
            attendance["days"] = self.days(rows, 20 - away)
        return attendance

    def days(self, rows, free):
        days = []
        for day in self.random.sample(range(1, 29), self.random.randrange(1, 6)):
            entry = {"day": day}
            absences = [row["id"] for row in rows if row["kind"] in DAYS | {"missed_record"}]
            if absences and free > 0 and self.chance(0.3):
                entry["absence"], free = self.pick(absences), free - 1
            kinds = {row["kind"] for row in rows}
            if "late" in kinds and (self.chance(0.6) or "absence" not in entry):
                entry["lateMinutes"] = self.pick(MINUTES[1:])
            if "early_departure" in kinds and self.chance(0.3):
                entry["earlyMinutes"] = self.pick(MINUTES[1:])
            if len(entry) > 1:
                days.append(entry)
        return days

    def performance(self):
        found = {}
        if "rating" in self.asked:
            found |= self.rating()
        if "activity" in self.asked:
            rule = self.pack["activity"]
            days = self.random.randrange(0, 24)
            if "target_minutes_a_day" in rule or "most_minutes_a_day" in rule:
                found["workingDays"] = days
                if rule.get("absence_minutes") and self.chance(0.5):
                    found["absences"] = {self.pick(rule["absence_minutes"]): self.random.randrange(1, 28)}
            target = rule.get("target_minutes", rule.get("target_minutes_a_day", 0) * days)
            found["activityMinutes"] = max(self.pick((0, 1, 5000, target - 420, target - 1, target, target + 1, 9000)), 0)
            if rule.get("credited_minutes") and self.chance(0.4):
                found["creditedDays"] = {self.pick(rule["credited_minutes"]): self.random.randrange(1, 5)}
        if "output" in self.asked:
            found["quantity"], found["quality"] = self.share(), self.share()
        return found

    def rating(self):
        rule = self.pack["rating"]
        found = {}
        if self.asked & {"rating", "activity", "output"} == {"rating"} and self.chance(0.1):
            return {"score": self.share()}
        if "no_plan" in rule and self.chance(0.1):
            found["noPlan"] = True
        elif self.chance(0.2):
            found["result"], found["behaviour"] = (self.pick(("above", "meets", "below")) for _ in range(2))
        else:
            found["rating"] = self.pick(rule["percent"])
        if "superior_did_not_rate" in rule and self.chance(0.1):
            found["superiorDidNotRate"] = True
        return found

    def measures(self):
        rule = self.pack["measures"]
        needed = rule["missing"] == "needed"
        return {row["id"]: self.share() for row in rule["list"] if needed or self.chance(0.85)}

    def after_the_scores(self, case):
        section = self.pack.get("sanctions", self.nation["sanctions"])
        if section.get("list") and self.chance(0.15):
            sanction = self.pick(section["list"])
            served = self.pick((0, 1, sanction["months"] - 1, sanction["months"]))
            case["sanction"] = {"id": sanction["id"], "since": earlier(case["month"], served)}
        reductions = [row["id"] for row in self.pack.get("reductions", {}).get("list", [])]
        if reductions and self.chance(0.15):
            case["reductions"] = self.random.sample(reductions, self.random.randrange(1, min(3, len(reductions)) + 1))
            rows = {row["id"]: row for row in self.pack["reductions"]["list"]}
            against = [name for name in case["reductions"] if "against" in rows[name]]
            if against:
                case["received"] = {name: self.rupiah() for name in against}
        if self.chance(0.15):
            case["deductions"] = [{"name": "Zakat", "take": {"percent": self.pick(("2.5", "0.125"))}}]
            if self.chance(0.5):
                case["deductions"].append({"name": "Korpri", "take": {"amount": self.random.randrange(1, 99_999)}})

    def withholding(self, case):
        pppk = case["employment"] in ("pppk", "pppk_part_time")
        rule = self.pack["withholding"]["tax"]
        method = (rule.get("pppk", rule) if pppk else rule)["method"]
        case["salary"] = self.salary(case, pppk, method)
        if method.startswith("ter"):
            case["taxStatus"] = self.pick(STATUSES)
            if case["month"].endswith("-12") or self.chance(0.05):
                case["yearEnd"] = self.year_end(case)

    def salary(self, case, pppk, method):
        if self.tables and case["employment"] != "pppk_part_time" and self.chance(0.5):
            table = self.nation["salary"]["pppk" if pppk else "pns"]["by_grade"]
            grade = self.pick(table)
            first = min(int(years) for years in table[grade])
            allowance = self.pick(
                (
                    {"general": False},
                    {"amount": self.pick((0, 300_000, 327_000, 6_000_000))},
                    {"echelon": self.pick(self.nation["salary"]["structural"]["by_echelon"])},
                )
                if pppk
                else (
                    {"general": True},
                    {"amount": self.random.randrange(0, 1_000_000)},
                    {"echelon": self.pick(self.nation["salary"]["structural"]["by_echelon"])},
                )
            )
            return {
                "byTables": {
                    "grade": grade,
                    "years": self.random.randrange(first, 36),
                    "spouse": self.chance(0.5),
                    "children": self.random.randrange(0, 4),
                    "allowance": allowance,
                }
            }
        gross = self.pick((self.random.randrange(2_000_000, 15_000_000), 5_400_000, 5_400_001, 8_000_000))
        typed = {"gross": gross, "healthBase": self.random.randrange(1_500_000, gross)}
        if self.chance(0.1):
            typed["healthBase"] = self.pick((11_999_950, 12_000_000, 15_000_000))
            typed["gross"] = max(gross, typed["healthBase"])
        if not pppk and (method == "by_grade" or goes_by_grade(self.pack)):
            typed["grade"] = self.pick(self.nation["salary"]["pns"]["by_grade"])
        if pppk and method == "by_grade":
            typed["grade"] = self.pick(self.pack["withholding"]["tax"].get("pppk_rates", {"IX": "0"}))
        return {"typed": typed}

    def year_end(self, case):
        number = int(case["month"][-2:])
        months = self.pick((None, number, max(2, number - 3)))
        if number == 1:
            months = None
        worked = (months or number) - 1
        gross, salary = (worked * self.random.randrange(2_000_000, 40_000_000) for _ in range(2))
        found = {
            "grossBefore": gross + salary,
            "salaryGrossBefore": salary,
            "withheldBefore": gross // 10 if worked else 0,
            "salaryWithheldBefore": salary // 50 if worked else 0,
        }
        if months:
            found["months"] = months
        if "typed" in case["salary"] or self.chance(0.5):
            found["contributions"] = self.random.randrange(0, 6_000_000)
        return found

    def beside(self, case):
        """THR, the thirteenth month and back pay, each mostly as its rule allows."""
        rows = self.pack.get("extra_months", [])
        due = [row for row in rows if row["paid_in"] <= case["month"] and row["paid_in"][:4] == case["month"][:4]]
        if due and self.chance(0.6):
            case["extraMonths"] = [self.extra_month(row, case) for row in self.random.sample(due, self.random.randrange(1, len(due) + 1))]
        elif rows and self.chance(0.05):
            case["extraMonths"] = [self.extra_month(self.pick(rows), case)]
        if "back_pay" not in self.pack or self.chance(0.6):
            return
        kind = self.pick(("sum", "overpaid", "months", "months"))
        case["backPay"] = {kind: self.months_behind(case) if kind == "months" else self.rupiah()}

    def extra_month(self, row, case):
        found = {"id": row["id"]}
        if self.chance(0.4):
            found["tpp"] = self.rupiah()
        rule = self.pack["withholding"]["tax"]
        method = (rule.get("pppk", rule) if case["employment"] in ("pppk", "pppk_part_time") else rule)["method"]
        counts = row["taxed"] and method.startswith("ter")
        if counts and self.chance(0.95 if "typed" in case["salary"] else 0.3) or self.chance(0.02):
            found["salary"] = self.rupiah()
        return found

    def months_behind(self, case):
        months = [earlier(case["month"], back) for back in self.random.sample(range(1, 15), self.random.randrange(1, 5))]
        if self.chance(0.9):
            months = [month for month in months if not month.endswith("-12")]
        if self.chance(0.03):
            months += months[:1] or [case["month"]]
        behind = []
        for month in months:
            paid = self.rupiah()
            due = self.pick((self.rupiah(), paid + self.random.randrange(0, 3_000_000)))
            behind.append({"month": month, "paid": paid, "due": due})
        return behind

    def spoil(self, case):
        """Something that a rule must refuse, where the pack asks for it."""
        ways = [lambda: case.update(month=earlier(self.pack["valid"]["from"], 1))]
        ways.append(lambda: case["position"].update(agency="tidak-ada"))
        ways.append(lambda: case["position"].update(position="tidak-ada"))
        ways.append(lambda: case.update(reductions=["tidak-ada"]))
        ways.append(lambda: case.update(extraMonths=[{"id": "tidak-ada"}]))
        ways.append(lambda: case.update(backPay={"sum": 1} if "back_pay" not in self.pack else {"months": []}))
        ways.append(lambda: case.update(event="tidak-ada"))
        ways.append(lambda: case.update(sanction={"id": "tidak-ada", "since": case["month"]}))
        ways.append(lambda: case.pop("salary"))
        ways.append(lambda: case.pop("attendance", None) or case.pop("salary"))
        ways.append(lambda: case["position"].setdefault("criteria", {}).update(bonus={"amount": 1}))
        if "taxStatus" in case:
            ways.append(lambda: case.pop("taxStatus"))
        if "organisation" in case:
            ways.append(lambda: case.update(organisation="tidak-ada"))
        if "attendance" in case:
            ways.append(lambda: case.update(attendance={"score": "100.5"}))
            ways.append(lambda: case.update(attendance={"counts": {"tidak-ada": 1}}))
        if "performance" in case:
            ways.append(lambda: case.pop("performance"))
        self.pick(ways)()


def goes_by_grade(part):
    """Whether anything in a part of a pack is for some grades only."""
    if isinstance(part, dict):
        return bool(part.get("for", {}).get("grades")) or any(map(goes_by_grade, part.values()))
    return isinstance(part, list) and any(map(goes_by_grade, part))


def decimal(units, places):
    """So many thousandths of a percent, cut to some decimals."""
    whole, rest = divmod(units, 1000)
    text = f"{whole}.{rest:03}"[: len(str(whole)) + 1 + places]
    return (text.rstrip("0") if "." in text else text).rstrip(".")


def earlier(month, months):
    year, number = month.split("-")
    all_ = int(year) * 12 + int(number) - 1 - months
    return f"{all_ // 12:04}-{all_ % 12 + 1:02}"
