import { load, TppError } from "kalkulator-tpp";

const form = document.getElementById("npm-example");
const { gross, status } = form.elements;
const tpp = await load({ language: document.documentElement.lang, scores: false });

function answer() {
  try {
    const input = { gross: Number(gross.value.replaceAll(".", "")), status: status.value };
    const { category, ratePercent, tax } = tpp.calculateMonthlyTax(input);
    return `TER ${category}, ${ratePercent}%: Rp${tax.toLocaleString("id")}`;
  } catch (error) {
    if (error instanceof TppError) return error.message;
    throw error;
  }
}

const show = () => form.querySelector("output").replaceChildren(answer());
form.addEventListener("input", show);
show();
