import type { RegionalPack } from "kalkulator-tpp";
import "kalkulator-tpp/preact";

declare const pack: RegionalPack;

export const good = [
  <kalkulator-tpp regulasi="kukar-2024-rancangan" bahasa="id" class="portal" />,
  <kalkulator-tpp regulasi={pack} ontpp-galat={({ detail }) => detail.code} />,
];
// @ts-expect-error a language that there is not
export const bad = <kalkulator-tpp bahasa="fr" />;
