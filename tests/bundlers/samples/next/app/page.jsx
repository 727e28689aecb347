// A component of the server, and one of the browser with the element.
import { load } from "kalkulator-tpp";
import { Calculator } from "./calculator.jsx";

export const dynamic = "force-dynamic";

export default async function Page() {
  const tpp = await load();
  const { tax } = tpp.monthlyTax({ gross: 15_000_000, status: "K/0" });
  return (
    <>
      <p id="server">{`${tax} ${tpp.score("sakip", { planning: "80" }).lowest.class}`}</p>
      <Calculator />
    </>
  );
}
