// Turns <a data-kalkulator-tpp href="…/bingkai.html">Kalkulator TPP</a> into a frame as high as
// what is in it. Without this script the link leads to the same calculator.
const MARK = "kalkulatorTpp";
const FRAMES = "iframe[data-kalkulator-tpp]";
const USUAL_HEIGHT = 900;
const HIGHEST = 20_000;

function frame(link) {
  const frame = document.createElement("iframe");
  frame.dataset[MARK] = "";
  frame.title = link.dataset.judul ?? link.textContent.trim();
  frame.src = link.href;
  frame.style.display = "block";
  frame.style.width = "100%";
  frame.style.border = "0";
  frame.style.height = `${Number(link.dataset.tinggi) || USUAL_HEIGHT}px`;
  link.replaceWith(frame);
}

function hear({ data, origin, source }) {
  if (data?.nama !== "kalkulator-tpp" || data.versi !== 1) return;
  if (!Number.isInteger(data.tinggi) || data.tinggi < 1 || data.tinggi > HIGHEST) return;
  for (const frame of document.querySelectorAll(FRAMES)) {
    if (frame.contentWindow === source && new URL(frame.src).origin === origin) {
      frame.style.height = `${data.tinggi}px`;
    }
  }
}

addEventListener("message", hear);
document.querySelectorAll("a[data-kalkulator-tpp]").forEach(frame);
