// Style sheets for shadow roots. Each document has its own: what is moved into another comes
// there without any.
const made = new WeakMap();

/** A shadow root wears these styles, in the document where it is now. */
export function dress(root, styles) {
  const { ownerDocument } = root;
  const { defaultView: window } = ownerDocument;
  // Without a window nobody sees it.
  if (!window) return;
  if (!made.has(ownerDocument)) made.set(ownerDocument, begin(window));
  const sheets = made.get(ownerDocument);
  try {
    root.adoptedStyleSheets = styles.map((style) => {
      if (!sheets.has(style)) sheets.set(style, sheet(window, style));
      return sheets.get(style);
    });
  } catch {
    dressByElements(root, styles);
  }
}

/** As browsers do that make no sheets by script, where the policy around allows it. */
function dressByElements(root, styles) {
  for (const earlier of root.querySelectorAll("style")) earlier.remove();
  const elements = styles.map((style) => {
    const element = root.ownerDocument.createElement("style");
    element.textContent = style;
    return element;
  });
  root.prepend(...elements);
}

function sheet(window, style) {
  const made = new window.CSSStyleSheet();
  made.replaceSync(style);
  return made;
}

function begin({ CSS }) {
  try {
    // The person's own text size, whatever the page around makes of rem.
    CSS.registerProperty({ name: "--_rem", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // Another copy of the calculator has done it, or the browser cannot: then it is a plain 1em.
  }
  return new Map();
}
