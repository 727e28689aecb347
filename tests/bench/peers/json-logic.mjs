// The month of `../by-hand.mjs` in json-logic: rules as data, one after the other, each seeing what those
// before it came to. It has no rounding and no names for what was worked out, and numbers are floats.
import { baseSalary, deductions } from "./given.mjs";

const v = (name) => ({ var: name });
const percent = (of, share) => ({ "/": [{ "*": [of, share] }, 100] });
const plusHalf = (of) => ({ "+": [of, 0.5] });
const whole = (of) => ({ "-": [plusHalf(of), { "%": [plusHalf(of), 1] }] });
const row = (table, key) => ({ var: { cat: [`${table}.`, key] } });

/** The program: the totals of a case. */
export function program(jsonLogic, regional, national) {
  const tables = {
    bpk: national.bpk_by_class.amounts,
    rating: numbers(regional.rating.percent),
    organisation: numbers(regional.organisation.percent),
    category: Object.fromEntries(
      Object.entries(national.tax.status.by_status).map(([name, { category }]) => [name, category]),
    ),
  };
  const all = Object.entries(rules(regional, national));
  return (input) => {
    const data = { ...tables, input, base: baseSalary(input, national) };
    for (const [name, rule] of all) data[name] = jsonLogic.apply(rule, data);
    const { entitlement, gross, withheld, net, regionCost } = data;
    return { entitlement, gross, withheld, net, regionCost };
  };
}

const numbers = (table) =>
  Object.fromEntries(Object.entries(table).map(([name, share]) => [name, Number(share)]));

function rules(regional, national) {
  const { salary, contributions, tax } = national;
  const criteria = Object.entries(regional.criteria).map(([name, { amount }]) => {
    const { percent_of_basic, rupiah } = amount;
    const ruled = percent_of_basic ? percent(v("basic"), Number(percent_of_basic.default)) : rupiah.default;
    const typed = v(`input.position.criteria.${name}.amount`);
    return { if: [{ "!==": [typed, null] }, typed, ruled] };
  });
  const cuts = deductions(regional).map(([id, share]) => ({
    "*": [{ var: [`input.attendance.counts.${id}`, 0] }, Number(share)],
  }));
  const rate = (of) => ({
    if: Object.entries(tax.ter.categories).flatMap(([category, rows]) => [
      { "===": [v("taxCategory"), category] },
      {
        if: rows.flatMap(({ up_to, percent: share }) =>
          up_to === undefined ? [Number(share)] : [{ "<=": [of, up_to] }, Number(share)],
        ),
      },
    ]),
  });
  const { family, rice } = salary;
  const { health, work_accident, death } = contributions;
  const [work, discipline] = regional.payment.parts;
  const tables = "input.salary.byTables";
  return {
    basic: whole({ "*": [row("bpk", v("input.position.class")), Number(regional.basic_tpp.method.coefficient)] }),
    full: { "+": criteria },
    entitlement: whole(v("full")),
    cut: { min: [{ "+": cuts }, Number(regional.attendance.cap)] },
    gross: whole({
      "+": [
        {
          "/": [
            {
              "*": [
                v("full"),
                Number(work.weight),
                row("rating", v("input.performance.rating")),
                row("organisation", v("input.organisation")),
              ],
            },
            1e6,
          ],
        },
        { "/": [{ "*": [v("full"), Number(discipline.weight), { "-": [100, v("cut")] }] }, 1e4] },
      ],
    }),
    children: { min: [v(`${tables}.children`), family.most_children] },
    forSpouse: { if: [v(`${tables}.spouse`), whole(percent(v("base"), Number(family.spouse))), 0] },
    forChildren: whole(percent({ "*": [v("base"), v("children")] }, Number(family.child))),
    heads: { "+": [1, v("children"), { if: [v(`${tables}.spouse`), 1, 0] }] },
    healthBase: { "+": [v("base"), v("forSpouse"), v("forChildren"), v(`${tables}.allowance.amount`)] },
    capped: { min: [v("healthBase"), health.cap] },
    taxableSalary: {
      "+": [
        v("healthBase"),
        { "*": [v("heads"), rice.per_head] },
        whole(percent(v("capped"), Number(health.employer))),
        whole(percent(v("base"), Number(work_accident.percent))),
        whole(percent(v("base"), Number(death.percent))),
      ],
    },
    room: { min: [v("gross"), { "-": [health.cap, v("capped")] }] },
    employee: whole(percent(v("room"), Number(health.employee))),
    employer: whole(percent(v("room"), Number(health.employer))),
    taxCategory: row("category", v("input.taxStatus")),
    allIncome: { "+": [v("taxableSalary"), v("gross")] },
    tax: {
      "-": [
        whole(percent(v("allIncome"), rate(v("allIncome")))),
        whole(percent(v("taxableSalary"), rate(v("taxableSalary")))),
      ],
    },
    withheld: { "+": [v("tax"), v("employee")] },
    net: { "-": [v("gross"), v("withheld")] },
    regionCost: { "+": [v("gross"), v("employer")] },
  };
}
