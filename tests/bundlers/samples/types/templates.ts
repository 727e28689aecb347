import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import "kalkulator-tpp/svelte";
import "kalkulator-tpp/vue";

export const svelte: SvelteHTMLElements["kalkulator-tpp"] = {
  regulasi: "kukar-2024-rancangan",
  "ontpp-estimasi": ({ detail }) => detail.totals.net,
};
// @ts-expect-error a language that there is not
export const bad: SvelteHTMLElements["kalkulator-tpp"] = { bahasa: "fr" };

type Vue = InstanceType<GlobalComponents["kalkulator-tpp"]>["$props"];
export const vue: Vue = { regulasi: "kukar-2024-rancangan", "onTpp-estimasi": ({ detail }) => detail.totals.net };
// @ts-expect-error a language that there is not
export const worse: Vue = { bahasa: "fr" };
