"""The score of a unit of public service, worked out a second time from the instrument alone.

Written from web/instruments, the titles in web/schema/instrument.json and the domain's formulas: means by
weight, parts without a weight share the rest, one rounding at the top, and bands by their lower bounds.
"""

from fractions import Fraction

from month import NEAREST, number, rounded


def half_up(value, decimals):
    return Fraction(rounded(value * 10**decimals, NEAREST), 10**decimals)


class Tree:
    """An instrument that is a tree of weighted indicators."""

    def __init__(self, pack):
        self.pack = pack["method"]["tree"]
        self.scales = {scale["id"]: scale["steps"] for scale in self.pack.get("scales", [])}
        self.root = {"id": "total", "of": {"group": self.pack["total"]}}

    def steps(self, part):
        of = part["of"]
        return of.get("steps") or self.scales.get(of.get("scale"))

    def parts(self, part):
        return part["of"].get("group", {}).get("parts", [])

    def range(self, part):
        """The lowest and the highest value that a part can have."""
        if self.steps(part):
            values = [number(step["value"]) for step in self.steps(part)]
            return min(values), max(values)
        if "measure" in part["of"]:
            measure = part["of"]["measure"]
            return number(measure["min"]), number(measure["max"])
        return tuple(self.combined(part, lambda one, end=end: self.range(one)[end]) for end in (0, 1))

    def combined(self, part, value):
        """The mean of a group; `value` gives that of a part, or None where it does not count."""
        group = part["of"]["group"]
        pairs = zip(self.weights(group), map(value, group["parts"]), strict=True)
        pairs = [(weight, worth) for weight, worth in pairs if worth is not None]
        mean = sum(weight * worth for weight, worth in pairs) / sum(weight for weight, _ in pairs)
        return number(group.get("times", "1")) * mean

    def questions(self, part):
        return sum(map(self.questions, self.parts(part))) if self.parts(part) else 1

    def weights(self, group):
        parts = group["parts"]
        if group["combine"] == "parts":
            return [Fraction(1)] * len(parts)
        if group["combine"] == "questions":
            return [Fraction(self.questions(part)) for part in parts]
        stated = [number(part["weight"]) for part in parts if "weight" in part]
        rest = len(parts) - len(stated)
        share = (100 - sum(stated)) / rest if rest else 0
        return [number(part["weight"]) if "weight" in part else Fraction(share) for part in parts]

    def answered(self, part, answers):
        return part["id"] in answers or any(self.answered(one, answers) for one in self.parts(part))

    def value(self, part, answers, end, left_out):
        """What a part comes to, what is open at the lowest (0) or highest (1) it can be."""
        if part["id"] in answers:
            given = answers[part["id"]]
            for step in self.steps(part) or []:
                if step["id"] == given:
                    return number(step["value"])
            if isinstance(given, dict):
                return Fraction(given["total"], given["respondents"])
            return number(str(given))
        if part["id"] in left_out:
            return None
        if not self.parts(part):
            return self.range(part)[end]
        return self.combined(part, lambda one: self.value(one, answers, end, left_out))

    def may_be_left_out(self, part, answers):
        if part.get("if_missing") == "left_out" and not self.answered(part, answers):
            return [part["id"]]
        if part["id"] in answers:
            return []
        return [name for one in self.parts(part) for name in self.may_be_left_out(one, answers)]

    def open(self, part, answers, left_out):
        # What weighs nothing, as the queue system of F-02, keeps no score waiting.
        if part["id"] in answers or part["id"] in left_out or part.get("weight") == "0":
            return []
        if not self.parts(part):
            return [part["id"]]
        return [name for one in self.parts(part) for name in self.open(one, answers, left_out)]

    def outcome(self, exact):
        """The value rounded once, and then its class."""
        value = half_up(exact, self.pack["decimals"])
        name = None
        for band in self.pack["bands"]["list"]:
            if "above" in band and not value > number(band["above"]):
                break
            if "from" in band and not value >= number(band["from"]):
                break
            name = band["name"]
        return {"score": value, "class": name}

    def score(self, answers):
        left_out = self.may_be_left_out(self.root, answers)
        open_ = self.open(self.root, answers, left_out)
        # What is left out for now may still be answered.
        ends = [self.outcome(self.value(self.root, answers, end, [])) for end in (0, 1)]
        found = {"exact": None, "score": None, "class": None, "lowest": ends[0], "highest": ends[1], "open": open_}
        if not open_:
            found["exact"] = self.value(self.root, answers, 0, left_out)
            found |= self.outcome(found["exact"])
        found["suffixes"] = [
            suffix["id"]
            for suffix in self.pack.get("suffixes", [])
            if answers.get(suffix["question"]) == suffix["step"]
        ]
        return found


def answers(tree, random):
    """Random answers to an instrument, some of them open, some for a whole group."""
    whole = random.random() < 0.5
    found = {}

    def ask(part):
        typed = tree.parts(part) and random.random() < (0.02 if part["id"] == "total" else 0.04)
        if not typed and tree.parts(part):
            if part.get("if_missing") == "left_out" and random.random() < 0.3:
                return
            for one in tree.parts(part):
                ask(one)
        elif tree.steps(part):
            if whole or random.random() < 0.9:
                found[part["id"]] = random.choice(tree.steps(part))["id"]
        elif whole or random.random() < 0.9:
            found[part["id"]] = measured(part)

    def measured(part):
        low, high = tree.range(part)
        of_one = part["of"].get("measure", {}).get("respondent")
        if of_one and random.random() < 0.6:
            people = random.randrange(1, 300)
            total = random.randrange(of_one["min"] * people, of_one["max"] * people + 1)
            return {"total": total, "respondents": people}
        units = random.randrange(0, 10_001)
        value = low + (high - low) * Fraction(units, 10_000)
        return decimal(value, random.randrange(0, 4), low, high)

    ask(tree.root)
    return found


def decimal(value, places, low, high):
    value = min(max(half_up(value, places), low), high)
    units = int(value * 10**6)
    whole, rest = divmod(units, 10**6)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")
