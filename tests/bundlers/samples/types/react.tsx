import { createRef } from "react";
import type { RegionalPack } from "kalkulator-tpp";
import type { KalkulatorTppElement } from "kalkulator-tpp/react";
import "kalkulator-tpp/react";

declare const pack: RegionalPack;
const calculator = createRef<KalkulatorTppElement>();

export const good = [
  <kalkulator-tpp regulasi="kukar-2024-rancangan" bahasa="id" className="portal" key="a" />,
  <kalkulator-tpp ref={calculator} regulasi={pack} ontpp-estimasi={({ detail }) => detail.totals.net} />,
];
// @ts-expect-error a language that there is not
export const bad = <kalkulator-tpp bahasa="fr" />;
// @ts-expect-error an attribute that there is not
export const worse = <kalkulator-tpp regulation="kukar-2023" />;
