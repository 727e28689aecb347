// The month of `../by-hand.mjs` in publicodes: rules as a publicodes author would write them, tables out of
// the packs. The base salary comes as an answer, since a table of two keys is nothing that it has.
import { baseSalary, countsOf, deductions } from "./given.mjs";

/** The program: the totals of a case. */
export function program(Engine, regional, national) {
  const logger = { log() {}, warn() {}, error: console.error };
  const engine = new Engine(rules(regional, national), { logger });
  const totals = ["entitlement", "gross", "withheld", "net", "region cost"];
  return (input) => {
    engine.setSituation(situation(input, national));
    const [entitlement, gross, withheld, net, regionCost] = totals.map(
      (name) => engine.evaluate(name).nodeValue,
    );
    return { entitlement, gross, withheld, net, regionCost };
  };
}

const word = (text) => `'${text}'`;

function situation(input, national) {
  const { position, performance, organisation, taxStatus, salary } = input;
  const { spouse, children, allowance } = salary.byTables;
  const answers = {
    class: position.class,
    rating: word(performance.rating),
    organisation: word(organisation),
    status: word(taxStatus),
    base: baseSalary(input, national),
    spouse: spouse ? "oui" : "non",
    children: Math.min(children, national.salary.family.most_children),
    "position allowance": allowance.amount,
  };
  for (const [criterion, { amount }] of Object.entries(position.criteria)) answers[criterion] = amount;
  for (const [id, count] of countsOf(input)) answers[`count ${id.replaceAll("_", " ")}`] = count;
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key.replaceAll("_", " "), value]));
}

function rules(regional, national) {
  const { salary, contributions, tax, bpk_by_class } = national;
  const choice = (key, table) => ({
    variations: [
      ...Object.entries(table).map(([name, then]) => ({ si: `${key} = ${name}`, alors: then })),
      { sinon: 0 },
    ],
  });
  const words = (table) =>
    Object.fromEntries(Object.entries(table).map(([name, share]) => [word(name), `${share}%`]));
  const whole = (rule) => ({ valeur: rule, arrondi: "oui" });
  const criteria = Object.entries(regional.criteria).map(([name, { amount }]) => {
    const { percent_of_basic, rupiah } = amount;
    const ruled = percent_of_basic ? `basic * ${percent_of_basic.default}%` : rupiah.default;
    return [name.replaceAll("_", " "), { "par défaut": ruled }];
  });
  const cuts = deductions(regional).map(([id, percent]) => [id.replaceAll("_", " "), percent]);
  const rate = (of) => ({
    variations: Object.entries(tax.ter.categories).map(([category, rows]) => ({
      si: `category = ${word(category)}`,
      alors: {
        grille: {
          assiette: of,
          // A bracket ends below its upper edge here, and with it in the law.
          tranches: rows.map(({ up_to, percent }) =>
            up_to === undefined ? { montant: `${percent}%` } : { montant: `${percent}%`, plafond: up_to + 1 },
          ),
        },
      },
    })),
  });
  const categories = Object.entries(tax.status.by_status);
  const { spouse, child } = salary.family;
  const { health, work_accident, death } = contributions;
  const [work, discipline] = regional.payment.parts;
  return {
    class: null,
    rating: null,
    organisation: null,
    status: null,
    base: null,
    spouse: null,
    children: null,
    "position allowance": null,
    ...Object.fromEntries(cuts.map(([id]) => [`count ${id}`, { "par défaut": 0 }])),
    basic: whole({
      produit: [choice("class", bpk_by_class.amounts), regional.basic_tpp.method.coefficient],
    }),
    ...Object.fromEntries(criteria),
    full: { somme: criteria.map(([name]) => name) },
    entitlement: whole("full"),
    "rating share": choice("rating", words(regional.rating.percent)),
    "organisation share": choice("organisation", words(regional.organisation.percent)),
    cut: {
      valeur: { somme: cuts.map(([id, percent]) => `count ${id} * ${percent}%`) },
      plafond: `${regional.attendance.cap}%`,
    },
    gross: whole({
      somme: [
        `full * ${work.weight}% * rating share * organisation share`,
        `full * ${discipline.weight}% * (100% - cut)`,
      ],
    }),
    "for spouse": { "applicable si": "spouse", ...whole(`base * ${spouse}%`) },
    "for children": whole(`base * ${child}% * children`),
    heads: { somme: [1, "children", { "applicable si": "spouse", valeur: 1 }] },
    "health base": { somme: ["base", "for spouse", "for children", "position allowance"] },
    "capped base": { valeur: "health base", plafond: health.cap },
    "taxable salary": {
      somme: [
        "health base",
        `heads * ${salary.rice.per_head}`,
        whole(`capped base * ${health.employer}%`),
        whole(`base * ${work_accident.percent}%`),
        whole(`base * ${death.percent}%`),
      ],
    },
    room: { "le minimum de": ["gross", `${health.cap} - capped base`] },
    employee: whole(`room * ${health.employee}%`),
    employer: whole(`room * ${health.employer}%`),
    category: {
      variations: categories.map(([name, { category }]) => ({ si: `status = ${word(name)}`, alors: word(category) })),
    },
    "all income": "taxable salary + gross",
    "rate of salary": rate("taxable salary"),
    "rate of all": rate("all income"),
    tax: {
      somme: [whole("all income * rate of all"), { produit: [-1, whole("taxable salary * rate of salary")] }],
    },
    withheld: "tax + employee",
    net: "gross - withheld",
    "region cost": "gross + employer",
  };
}
