/** Shows what both programs of the package compute. */
export function show(tpp) {
  const { tax } = tpp.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" });
  const { lowest } = tpp.score("sakip", { planning: "80" });
  document.querySelector("output").append(`${tax} ${lowest.class}`);
}
