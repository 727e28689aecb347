// Turns <a data-kalkulator-tpp href="…/bingkai.html">Kalkulator TPP</a> into a frame as high as
// what is in it, also where a portal of one page adds the link later. Without this script the link
// leads to the same calculator. A classic script: from another origin it needs no CORS.
(() => {
  "use strict";
  const LINKS = "a[data-kalkulator-tpp]";
  const FRAMES = "iframe[data-kalkulator-tpp]";
  const ADDRESS = "/bingkai.html";
  const USUAL_HEIGHT = 900;
  const HIGHEST = 20_000;
  // A frame learns of its new width a little after the page.
  const A_LITTLE = 100;
  // What editors make of the marks around an attribute.
  const MARKS = /^[\s"'“”„‟″‶«»‘’‚‛′`]+|[\s"'“”„‟″‶«»‘’‚‛′`]+$/g;

  // Loaded twice it is there once.
  const HERE = Symbol.for("kalkulator-tpp/bingkai.js");
  if (globalThis[HERE]) return;
  globalThis[HERE] = true;

  /** The frames by link. A link stays in its place, hidden: whoever made it may go on with it. */
  const frames = new Map();

  const read = (link, name) => link.getAttribute(name)?.replace(MARKS, "");

  /** The calculator's address out of a link; undefined where it is none of ours. */
  function address(link) {
    if (!link.matches(LINKS)) return undefined;
    try {
      const url = new URL(read(link, "href"), document.baseURI);
      return /^https?:$/.test(url.protocol) && url.pathname.endsWith(ADDRESS) ? url.href : undefined;
    } catch {
      return undefined;
    }
  }

  function begin(link) {
    const frame = document.createElement("iframe");
    frame.dataset.kalkulatorTpp = "";
    frame.style.cssText = "display:block;width:100%;border:0";
    frame.style.height = `${Number(read(link, "data-tinggi")) || USUAL_HEIGHT}px`;
    frames.set(link, frame);
    return frame;
  }

  function end(link) {
    frames.get(link).remove();
    frames.delete(link);
    link.style.removeProperty("display");
  }

  /** The frame of a link stands beside it and shows what the link leads to. */
  function show(link, src) {
    const known = frames.get(link);
    // Whoever took the frame out wants it out.
    if (known && !known.isConnected) return;
    const frame = known ?? begin(link);
    if (frame.src !== src) frame.src = src;
    frame.title = read(link, "data-judul") || link.textContent.trim() || "Kalkulator TPP";
    if (frame.parentNode !== link.parentNode) link.after(frame);
    link.style.setProperty("display", "none", "important");
  }

  function look() {
    for (const link of frames.keys()) {
      if (!link.isConnected || !address(link)) end(link);
    }
    for (const link of document.querySelectorAll(LINKS)) {
      const src = address(link);
      if (src) show(link, src);
    }
  }

  const isElement = ({ nodeType }) => nodeType === Node.ELEMENT_NODE;
  const isNews = ({ type, addedNodes, removedNodes }) =>
    type === "attributes" || [...addedNodes, ...removedNodes].some(isElement);

  /** Whether it is the calculator of a frame that speaks; in a sandbox it may have no origin. */
  function isFrom(frame, { origin, source }) {
    if (frame.contentWindow !== source) return false;
    const isBare = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return frame.src.startsWith(`${origin}/`) || (origin === "null" && (isBare || self.origin === "null"));
  }

  addEventListener("message", (event) => {
    const { nama, versi, tinggi } = event.data ?? {};
    if (nama !== "kalkulator-tpp" || versi !== 1) return;
    if (!Number.isInteger(tinggi) || tinggi < 1 || tinggi > HIGHEST) return;
    for (const frame of shown()) {
      if (isFrom(frame, event)) frame.style.height = `${tinggi}px`;
    }
    placeSoon();
  });

  /** @returns {NodeListOf<HTMLIFrameElement>} */
  const shown = () => document.querySelectorAll(FRAMES);

  function post(what) {
    for (const frame of shown()) {
      frame.contentWindow.postMessage({ nama: "kalkulator-tpp", versi: 1, ...what(frame) }, "*");
    }
  }

  /** Frames tell what changes in them; out of sight they see no change of their width. */
  const ask = () => post(() => ({ tanya: "tinggi" }));

  // What one sees of the page: with a keyboard on the screen it ends above that.
  /** @type {VisualViewport | any} */
  const screen = visualViewport ?? { offsetTop: 0, height: innerHeight };

  /** Each frame learns which part of it is seen, so that the answer can stay there. */
  function place() {
    post((frame) => {
      const from = Math.round(screen.offsetTop - frame.getBoundingClientRect().top);
      return { tampak: [from, Math.round(from + screen.height)] };
    });
  }

  let due;
  function placeSoon() {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(place);
  }
  for (const seen of [globalThis, screen]) {
    for (const kind of ["scroll", "resize"]) seen.addEventListener?.(kind, placeSoon, true);
  }

  let soon;
  addEventListener("resize", () => {
    clearTimeout(soon);
    soon = setTimeout(ask, A_LITTLE);
  });

  function start() {
    look();
    // One that stood there before this script has told already.
    ask();
    new MutationObserver((records) => records.some(isNews) && look()).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-kalkulator-tpp", "href"],
    });
  }

  // A link that is still being read has no text yet.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
