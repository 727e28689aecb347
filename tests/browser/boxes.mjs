// The boxes that a portal may put the calculator into, and what is seen of it in each.
import { readFile } from "node:fs/promises";

export const { widths, around, boxes } = JSON.parse(
  await readFile(new URL("../portal/boxes.json", import.meta.url), "utf8"),
);

/** A page on which nothing stands yet. */
export const empty = (script) =>
  `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>Portal</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;

/**
 * Runs in the page: puts a calculator into a box, the box into what is around it, waits until it
 * is ready, and tells what can be seen.
 */
export async function place({ html, style = "", open, around }) {
  const ready = new Promise((done) => document.addEventListener("tpp-siap", done, { once: true }));
  const tag = `<kalkulator-tpp regulasi="kukar-2024-rancangan" style="${style}"></kalkulator-tpp>`;
  document.body.setHTMLUnsafe(around.replace("{}", html.replace("{}", tag)));
  const roots = [document, ...[...document.querySelectorAll("*")].map((each) => each.shadowRoot).filter(Boolean)];
  const find = (selector) => roots.map((root) => root.querySelector(selector)).find(Boolean);
  if (open) find("dialog, [popover]")[open]();
  await ready;
  const seat = find("kalkulator-tpp").shadowRoot.querySelector(".seat");
  const { left, right, width, height } = seat.getBoundingClientRect();
  const column = find(".column")?.getBoundingClientRect();
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    left,
    right,
    width,
    height,
    page: clientWidth,
    sideways: scrollWidth - clientWidth,
    column: column && { left: column.left, right: column.right },
  };
}

/** The least width that a calculator has in a box with so much room, in px. */
function least({ shrinks, shares }, room) {
  if (shrinks) return 155;
  return (shares ? 0.35 : 0.7) * Math.min(room, 960);
}

/** What is wrong with what was seen of a box; nothing where all is well. */
export function wrong(box, seen) {
  const found = [];
  const within = (box.escapes ? undefined : seen.column) ?? { left: 0, right: seen.page };
  const wanted = least(box, within.right - within.left);
  if (!(seen.width >= wanted)) found.push(`${seen.width} px wide, not ${wanted}`);
  if (!(seen.height > 400)) found.push(`only ${seen.height} px high`);
  // A box that asks for all the width its content wishes looks at no column.
  if (box.wishes && seen.column) return found;
  if (seen.sideways > 0) found.push(`${seen.sideways} px to scroll sideways`);
  if (seen.left < within.left - 1 || seen.right > within.right + 1) {
    found.push(`from ${seen.left} to ${seen.right}, beyond ${within.left} to ${within.right}`);
  }
  return found;
}
