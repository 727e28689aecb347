// The answer as a picture to be sent on: the figure, what became of the whole, and what it is.

const SIZE = 1080;
const MARGIN = 80;
const DEEP = "#083f42";
const COLOURS = { net: "#0b5f60", cut: "#a32a22", withheld: "#76858c" };
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/**
 * Draws what is told of an answer and gives it to another program, or saves it. `told` has
 * `title`, `rule`, `figure`, `note`, `parts` (`name`, `says`, `amount` and `share` in thousandths)
 * and `promise`, as they are read.
 */
export async function send(told) {
  const blob = await new Promise((done) => drawn(told).toBlob(done, "image/png"));
  const file = new File([blob], "perkiraan-tpp.png", { type: blob.type });
  if (navigator.canShare?.({ files: [file] })) {
    // Whoever closes the list of programs has changed their mind.
    return navigator.share({ files: [file] }).catch(() => {});
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function drawn({ title, rule, figure, note, parts, promise }) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  pen.fillStyle = DEEP;
  pen.fillRect(0, 0, SIZE, SIZE);
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.roundRect?.(40, 210, SIZE - 80, SIZE - 250, 32);
  if (!pen.roundRect) pen.rect(40, 210, SIZE - 80, SIZE - 250);
  pen.fill();
  write(pen, title, 100, { size: 44, weight: 600, colour: "#fff" });
  write(pen, rule, 160, { size: 34, colour: "#cfe3e2" });
  write(pen, figure, 380, { size: 96, weight: 600, colour: COLOURS.net });
  if (note) write(pen, note, 440, { size: 32, colour: "#8a5b00" });
  bar(pen, parts, 500);
  parts.forEach((part, n) => row(pen, part, 640 + n * 80));
  write(pen, promise, 980, { size: 30, colour: "#51626b" });
  return canvas;
}

/** A line of text, made smaller until it fits. */
function write(pen, text, y, { size, weight = 400, colour, x = MARGIN, align = "left", width = SIZE - 2 * MARGIN }) {
  let fits = size;
  do pen.font = `${weight} ${fits}px ${FONT}`;
  while (pen.measureText(text).width > width && (fits -= 2) > 16);
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(text, x, y);
}

function bar(pen, parts, y) {
  const whole = SIZE - 2 * MARGIN;
  let x = MARGIN;
  for (const { name, share } of parts) {
    const width = Math.max((whole * share) / 1000, 4);
    pen.fillStyle = COLOURS[name];
    pen.fillRect(x, y, width, 56);
    x += width;
  }
}

function row(pen, { name, says, amount }, y) {
  pen.fillStyle = COLOURS[name];
  pen.fillRect(MARGIN, y - 24, 28, 28);
  write(pen, says, y, { size: 34, colour: "#15232b", x: MARGIN + 52, width: 520 });
  write(pen, amount, y, { size: 34, weight: 600, colour: "#15232b", x: SIZE - MARGIN, align: "right", width: 340 });
}
