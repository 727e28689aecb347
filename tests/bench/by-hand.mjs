// The month of `withholding-month.json` as a programmer would write it by hand with decimal.js: one
// region's rule, its tables read out of the packs, nothing checked. What the engine is timed against.
import Decimal from "decimal.js";

Decimal.set({ precision: 40 });

const PARTS_OF_SCORE = { rating: "$.rating", organisation: "$.organisation", attendance: "$.attendance" };
const CRITERIA = [
  "workload",
  "achievement",
  "duty_station",
  "working_conditions",
  "scarcity",
  "other_objective",
];

const number = (text) => new Decimal(text);
const percent = (amount, share) => number(amount).times(share).div(100);
const whole = (amount) => number(amount).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();

/** A program for one region: the `figures` of a case, or `both` figures and lines. */
export function program(regional, national, { engine, hash }) {
  const receipt = { engine, regulation: regional.id, national: national.id, hash };
  return {
    figures: (input) => compute(input).figures,
    both: (input) => compute(input, true),
  };

  function compute(input, explain = false) {
    const book = explain ? new Book(regional, national) : undefined;
    const { position } = input;
    const basic = basicTpp(position);
    const shares = CRITERIA.map((criterion) => share(criterion, position, basic, book));
    const full = shares.reduce((sum, { exact }) => sum.plus(exact), number(0));
    const status = regional.employment.percent[input.employment];
    for (const one of shares) one.exact = percent(one.exact, status);
    const entitled = percent(full, status);
    book?.employment(input, full, status, entitled);
    const entitlement = whole(entitled);
    const cells = shares.map(({ exact, isSplit }) =>
      isSplit ? regional.payment.parts.map(({ weight }) => percent(exact, weight)) : [exact],
    );
    for (const [n, part] of regional.payment.parts.entries()) {
      for (const score of part.scored_by) {
        const left = scored(score, input);
        let before = number(0);
        let after = number(0);
        for (const [m, cell] of cells.entries()) {
          if (!shares[m].isSplit) continue;
          before = before.plus(cell[n]);
          cell[n] = percent(cell[n], left);
          after = after.plus(cell[n]);
        }
        book?.score(part, score, input, left, before, after);
      }
    }
    const gross = whole(cells.flat().reduce((sum, cell) => sum.plus(cell), number(0)));
    book?.settle(gross);
    const salary = salaryOf(input);
    const health = healthOf(gross, salary);
    const tax = taxOf(input, gross, salary);
    book?.tax(tax, salary, gross);
    book?.health(health);
    const net = gross - tax.fromTpp - health.employee;
    const figures = {
      receipt,
      month: input.month,
      totals: {
        entitlement,
        gross,
        withheld: gross - net,
        net,
        regionCost: gross + health.employer + tax.onTpp - tax.fromTpp,
      },
      basicTpp: basic,
      criteria: Object.fromEntries(
        shares.map(({ criterion, exact, isSplit }, n) => [
          criterion,
          {
            entitlement: exact.toString(),
            parts: Object.fromEntries(
              isSplit
                ? regional.payment.parts.map(({ id }, part) => [id, cells[n][part].toString()])
                : [],
            ),
            paid: cells[n].reduce((sum, cell) => sum.plus(cell), number(0)).toString(),
          },
        ]),
      ),
      salary,
      tax,
      health,
    };
    return { figures, lines: book?.lines };
  }

  function basicTpp({ class: job }) {
    const { method } = regional.basic_tpp;
    return whole(number(national.bpk_by_class.amounts[job]).times(method.coefficient));
  }

  function share(criterion, { class: job, criteria }, basic, book) {
    const typed = criteria?.[criterion]?.amount;
    const { amount, paid } = regional.criteria[criterion];
    const rate = amount.percent_of_basic?.default;
    const ruled = () => (rate === undefined ? number(amount.rupiah.default) : percent(basic, rate));
    const exact = typed === undefined ? ruled() : number(typed);
    book?.criterion(criterion, job, typed, rate, basic, exact);
    return { criterion, exact, isSplit: paid === "split" };
  }

  function scored(score, { performance, organisation, attendance }) {
    if (score === "rating") return regional.rating.percent[performance.rating];
    if (score === "organisation") return regional.organisation.percent[organisation];
    let cut = number(0);
    for (const { id, steps } of regional.attendance.deductions) {
      const count = attendance.counts[id] ?? 0;
      const step = steps.findLast(({ from }) => count >= from);
      if (step) cut = cut.plus(number(step.percent).times(step.per === "month" ? 1 : count));
    }
    return number(100).minus(Decimal.min(cut, regional.attendance.cap)).toString();
  }

  function salaryOf({ employment, salary: { byTables } }) {
    const { salary: tables, contributions: rates } = national;
    const steps = tables[employment].by_grade[byTables.grade];
    const years = Object.keys(steps).map(Number).filter((key) => key <= byTables.years);
    const base = steps[Math.max(...years)];
    const spouse = byTables.spouse ? whole(percent(base, tables.family.spouse)) : 0;
    const children = Math.min(byTables.children, tables.family.most_children);
    const forChildren = whole(percent(base, number(tables.family.child).times(children)));
    const familyTotal = base + spouse + forChildren;
    const positionAllowance = byTables.allowance.amount;
    const rice = tables.rice.per_head * (1 + Number(byTables.spouse) + children);
    const cash = familyTotal + positionAllowance + rice;
    const healthBase = familyTotal + positionAllowance;
    const capped = Math.min(healthBase, rates.health.cap);
    const healthEmployer = whole(percent(capped, rates.health.employer));
    const healthEmployee = whole(percent(capped, rates.health.employee));
    const workAccident = whole(percent(base, rates.work_accident.percent));
    const death = whole(percent(base, rates.death.percent));
    const { pension, old_age } = rates.retirement;
    const retirement = whole(percent(familyTotal, number(pension).plus(old_age)));
    const netBeforeRounding = cash - healthEmployee - retirement;
    const { to } = tables.paid_rounding;
    return {
      base,
      spouse,
      children: forChildren,
      familyTotal,
      positionAllowance,
      rice,
      cash,
      healthBase,
      healthEmployer,
      healthEmployee,
      workAccident,
      death,
      retirement,
      oldAge: 0,
      taxableGross: cash + healthEmployer + workAccident + death,
      netBeforeRounding,
      roundingUp: Math.ceil(netBeforeRounding / to) * to - netBeforeRounding,
      pension: whole(percent(familyTotal, pension)),
    };
  }

  function healthOf(gross, { healthBase }) {
    const { cap, employee, employer } = national.contributions.health;
    const room = Math.min(gross, cap - Math.min(healthBase, cap));
    return {
      room,
      employee: whole(percent(room, employee)),
      employer: whole(percent(room, employer)),
    };
  }

  function taxOf({ taxStatus }, gross, { taxableGross }) {
    const { category } = national.tax.status.by_status[taxStatus];
    const rate = (of) =>
      national.tax.ter.categories[category].find(({ up_to }) => up_to === undefined || of <= up_to)
        .percent;
    const all = taxableGross + gross;
    const [salaryRate, totalRate] = [rate(taxableGross), rate(all)];
    const salary = whole(percent(taxableGross, salaryRate));
    const total = whole(percent(all, totalRate));
    const onTpp = total - salary;
    return {
      category,
      salaryRate: number(salaryRate).toString(),
      totalRate: number(totalRate).toString(),
      salary,
      total,
      onTpp,
      fromTpp: onTpp,
    };
  }
}

const CONFIDENCE = ["official", "common_practice", "stated", "assumed"];
const STATED = CONFIDENCE.indexOf("stated");
const plain = (key) => ({ key });
const of = (key, of) => ({ key, of });
const rupiah = (value) => ({ unit: "rupiah", value });
const exactly = (value) => ({ unit: "exact", value: value.toString() });
const rated = (value) => ({ unit: "percent", value: number(value).toString() });
const term = (join, name, value) => ({ join, name, value });
const step = (name, result, ...terms) => ({ name, terms, result });
const rounded = (rounding, name, result, ...terms) => ({ name, terms, rounding, result });

/** The lines with their explanations, as they are written. */
class Book {
  lines = [];
  #exact = number(0);
  #running = 0;

  constructor(regional, national) {
    this.regional = regional;
    this.national = national;
  }

  write(stage, name, exact, steps, sources, stated = false) {
    this.#exact = this.#exact.plus(exact);
    const running = whole(this.#exact);
    const ruled = sources.map((one) => CONFIDENCE.indexOf(one.confidence));
    const confidence = Math.max(...ruled, stated ? STATED : 0);
    this.lines.push({
      stage,
      name,
      amount: running - this.#running,
      running,
      exact: exact.toString(),
      confidence: CONFIDENCE[confidence],
      explanation: { steps, sources },
    });
    this.#running = running;
  }

  source(pack, section, { citation, confidence, note, checked }) {
    const source = { pack: pack.id, section, citation, confidence };
    return note === undefined ? { ...source, checked } : { ...source, note, checked };
  }

  local(section, from) {
    return this.source(this.regional, section, from.provision);
  }

  nation(section, from) {
    return this.source(this.national, section, from.provision);
  }

  criterion(criterion, job, typed, rate, basic, exact) {
    const name = of("criterion", criterion);
    if (typed !== undefined) {
      const steps = [step(name, rupiah(typed), term("plus", name, rupiah(typed)))];
      return this.write("entitlement", name, exact, steps, [], true);
    }
    const own = this.local("$.criteria", this.regional.criteria[criterion]);
    if (rate === undefined) {
      const amount = rupiah(exact.toNumber());
      const steps = [step(name, amount, term("plus", name, amount))];
      return this.write("entitlement", name, exact, steps, [own]);
    }
    const bpk = this.national.bpk_by_class;
    const { method } = this.regional.basic_tpp;
    const steps = [
      rounded(
        this.regional.basic_tpp.rounding,
        plain("basic_tpp"),
        rupiah(basic),
        term("plus", of("bpk", String(job)), rupiah(bpk.amounts[job])),
        term("times", plain("coefficient"), { unit: "factor", value: method.coefficient }),
      ),
      step(
        name,
        exactly(exact),
        term("plus", name, rated(rate)),
        term("times", plain("basic_tpp"), rupiah(basic)),
      ),
    ];
    this.write("entitlement", name, exact, steps, [
      own,
      this.local("$.basic_tpp", this.regional.basic_tpp),
      this.nation("$.bpk_by_class", bpk),
    ]);
  }

  employment({ employment }, full, status, entitled) {
    const name = of("employment", employment);
    const exact = entitled.minus(full);
    const steps = [
      step(
        name,
        exactly(exact),
        term("minus", plain("full_entitlement"), exactly(full)),
        term("times_rest", name, rated(status)),
      ),
    ];
    const sources = [this.local("$.employment", this.regional.employment)];
    this.write("entitlement", name, exact, steps, sources);
  }

  score(part, score, input, left, before, after) {
    const name = of(score, part.id);
    const exact = after.minus(before);
    const weight = step(
      of("part", part.id),
      rated(part.weight),
      term("plus", plain("split_entitlement"), rated(100)),
      term("times", plain("weight"), rated(part.weight)),
    );
    const word = (key, value) =>
      step(key, rated(left), term("plus", key, { unit: "word", value }));
    const own = {
      rating: () => [word(plain("rating"), input.performance.rating)],
      organisation: () => [
        word(of("organisation", this.regional.organisation.basis), input.organisation),
      ],
      attendance: () => this.infractions(input),
    };
    const taken = step(
      name,
      exactly(exact),
      term("minus", plain("at_stake"), exactly(before)),
      term("times_rest", name, rated(left)),
    );
    this.write("scores", name, exact, [weight, ...own[score](), taken], [
      this.local(PARTS_OF_SCORE[score], this.regional[score]),
      this.local("$.payment", this.regional.payment),
    ]);
  }

  infractions({ attendance }) {
    const found = [];
    for (const { id, steps } of this.regional.attendance.deductions) {
      const count = attendance.counts[id] ?? 0;
      const held = steps.findLast(({ from }) => count >= from);
      if (!held) continue;
      const times = held.per === "month" ? 1 : count;
      found.push(
        step(
          of("infraction", id),
          rated(number(held.percent).times(times)),
          term("plus", of("count", held.per), { unit: "count", value: times }),
          term("times", plain("percent_each"), rated(held.percent)),
        ),
      );
    }
    return found;
  }

  settle(gross) {
    this.#exact = number(gross);
  }

  tax({ category, salaryRate, totalRate, salary, total, onTpp }, { taxableGross }, gross) {
    const ter = (key, of_, rate, tax) =>
      rounded(
        this.regional.rounding.tax,
        plain(key),
        rupiah(tax),
        term("plus", plain("taxable_gross"), rupiah(of_)),
        term("times", of("ter", category), rated(rate)),
      );
    const steps = [
      ter("tax_total", taxableGross + gross, totalRate, total),
      ter("tax_salary", taxableGross, salaryRate, salary),
      step(
        plain("tax"),
        rupiah(onTpp),
        term("plus", plain("tax_total"), rupiah(total)),
        term("minus", plain("tax_salary"), rupiah(salary)),
      ),
    ];
    const { tax } = this.national;
    const sources = [
      this.local("$.withholding.tax", this.regional.withholding.tax),
      this.nation("$.tax.ter", tax.ter),
      this.nation("$.tax.status", tax.status),
    ];
    this.write("withholding", plain("tax"), number(-onTpp), steps, sources);
  }

  health({ room, employee }) {
    const rates = this.national.contributions.health;
    const steps = [
      rounded(
        { mode: "half_up", to: 1 },
        plain("health"),
        rupiah(employee),
        term("plus", plain("health_room"), rupiah(room)),
        term("times", plain("health_rate"), rated(rates.employee)),
      ),
    ];
    const sources = [
      this.nation("$.contributions.health", rates),
      this.local("$.withholding.health", this.regional.withholding.health),
    ];
    this.write("withholding", plain("health"), number(-employee), steps, sources);
  }
}
