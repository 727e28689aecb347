"use client";
import { load } from "kalkulator-tpp";
import "kalkulator-tpp/element";
import { useEffect, useState } from "react";

export function Calculator() {
  const [shown, show] = useState("");
  useEffect(() => {
    load().then((tpp) => {
      const { tax } = tpp.monthlyTax({ gross: 15_000_000, status: "K/0" });
      show(`${tax} ${tpp.score("sakip", { planning: "80" }).lowest.class}`);
    });
  }, []);
  return (
    <>
      <output>{shown}</output>
      <kalkulator-tpp tampilan="estimasi kepatuhan" regulasi="kukar-2024-rancangan" />
    </>
  );
}
