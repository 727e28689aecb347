// What others do to a page that is not theirs: browsers' translators, extensions that highlight,
// makers of links, cleaners. Each runs in the page, given a selector of a calculator, looks into
// shadow roots, and asks nobody's leave (`translate="no"` is for those who ask).

/** Puts the functions that all of them need into a page; call it before the page is opened. */
export const bringOthers = (page) =>
  page.addInitScript(() => {
    const inside = (element) => element.shadowRoot ?? element;
    const texts = (root) => {
      const found = [];
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.data.trim()) found.push(walk.currentNode);
      return found;
    };
    const around = (name, ...nodes) => {
      const made = document.createElement(name);
      made.append(...nodes);
      return made;
    };
    const reversed = (text) => text.replace(/\p{L}{3,}/gu, (word) => [...word].reverse().join(""));
    const inFonts = (text) => around("font", around("font", reversed(text)));
    const others = {
      /** As browsers' translators do, after public descriptions (react#11538, solid#1451). */
      translate: (root) => texts(root).forEach((text) => text.replaceWith(inFonts(text.data))),
      /** The same by one who works on what was read a while ago. */
      translateLate(root) {
        const read = texts(root).map((text) => [text, text.data]);
        setTimeout(() => read.forEach(([text, was]) => text.replaceWith(inFonts(was))), 150);
      },
      /** The middle of each figure stands out, as a search in the page shows it. */
      highlight(root) {
        for (const text of texts(root)) {
          const at = text.data.search(/\d{2}/);
          if (at < 0) continue;
          const middle = text.splitText(at);
          middle.splitText(2);
          const mark = around("mark");
          middle.replaceWith(mark);
          mark.append(middle);
        }
      },
      /** Figures are taken for telephone numbers. */
      link(root) {
        for (const text of texts(root).filter(({ data }) => /\d/.test(data))) {
          const link = around("a");
          link.href = "tel:1";
          text.before(link);
          link.append(text);
        }
      },
      /** Every text node is a new one. */
      renew: (root) => texts(root).forEach((text) => text.replaceWith(text.cloneNode())),
      /** Texts are written over where they stand. */
      write: (root) => texts(root).forEach((text) => (text.data = reversed(text.data))),
      remove: (root) => texts(root).forEach((text) => text.remove()),
      otherFigures: (root) => texts(root).forEach((text) => (text.data = text.data.replace(/\d/g, "9"))),
      normalize: (root) => root.normalize(),
      /** Elements get another around them. */
      wrapElements(root) {
        for (const element of root.querySelectorAll(".tpp :is(p, li, span, strong, button, input, select, .field, .section)")) {
          const wrap = around("span");
          element.replaceWith(wrap);
          wrap.append(element);
        }
      },
      removeElements(root) {
        for (const element of root.querySelectorAll(".tpp :is(.section, .result, li, .figure)")) element.remove();
      },
      /** All is written anew, as by innerHTML. */
      writeAnew(root) {
        const tpp = root.querySelector(".tpp");
        tpp.replaceChildren(...[...tpp.childNodes].map((node) => node.cloneNode(true)));
      },
      /** Translates, and goes on translating whatever comes. */
      keepTranslating(root) {
        const done = new WeakSet();
        const all = () => {
          for (const text of texts(root)) {
            if (done.has(text) || text.parentElement.closest("font")) continue;
            done.add(text);
            text.replaceWith(inFonts(text.data));
          }
        };
        all();
        new MutationObserver(all).observe(root, { subtree: true, childList: true, characterData: true });
      },
    };
    globalThis.disturb = (selector, name) => others[name](inside(document.querySelector(selector)));
    /** Every figure there, in order; what is only said aloud comes when it comes. */
    globalThis.figuresIn = (selector) => {
      const tpp = inside(document.querySelector(selector)).querySelector(".tpp");
      const parts = [...tpp.childNodes].filter((node) => !node.classList?.contains("spoken"));
      return parts.flatMap((part) => part.textContent.match(/\d+(?:[.,]\d+)*/g) ?? []);
    };
  });

/** All that they do once. */
export const OTHERS = [
  "translate",
  "translateLate",
  "highlight",
  "link",
  "renew",
  "write",
  "remove",
  "otherFigures",
  "normalize",
  "wrapElements",
  "removeElements",
  "writeAnew",
];
