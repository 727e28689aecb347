// What the programs beside ours read out of packs and cases.

/** The base salary of a case by the table. */
export function baseSalary({ employment, salary: { byTables } }, national) {
  const steps = national.salary[employment].by_grade[byTables.grade];
  const reached = Object.keys(steps).map(Number).filter((years) => years <= byTables.years);
  return steps[Math.max(...reached)];
}

/** Deductions for attendance that have one step for each event or day, with their percentages. */
export const deductions = ({ attendance }) =>
  attendance.deductions
    .filter(({ steps }) => steps.length === 1 && steps[0].per !== "month")
    .map(({ id, steps }) => [id, steps[0].percent]);

/** How often each happened in a case. */
export const countsOf = ({ attendance }) => Object.entries(attendance.counts);
