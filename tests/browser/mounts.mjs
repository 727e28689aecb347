// Mounts calculators many times and weighs what is left after each round.

/** Puts a calculator with these attributes onto the page and takes it away, so many times. */
export const mount = (page, attributes, times) =>
  page.evaluate(
    async ([attributes, times]) => {
      for (let turn = 0; turn < times; turn++) {
        const element = document.createElement("kalkulator-tpp");
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        const ready = new Promise((done) => element.addEventListener("tpp-siap", done));
        document.body.append(element);
        await ready;
        element.remove();
        await new Promise((done) => setTimeout(done));
      }
    },
    [attributes, times],
  );

/** Takes the one calculator on the page away and puts it back, so many times. */
export const readd = (page, times) =>
  page.evaluate(async (times) => {
    const element = document.querySelector("kalkulator-tpp");
    for (let turn = 0; turn < times; turn++) {
      const parent = element.parentNode;
      element.remove();
      await new Promise((done) => setTimeout(done));
      const ready = new Promise((done) => element.addEventListener("tpp-siap", done, { once: true }));
      parent.append(element);
      await ready;
    }
  }, times);

/** What the page holds once all is gone that can go: the browser's counts, and bytes of wasm memory. */
export async function held(page, folder) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  // Once for what is dead, once for what the finalizers of that have let go.
  for (let turn = 0; turn < 3; turn++) {
    await devtools.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(50);
  }
  const { metrics } = await devtools.send("Performance.getMetrics");
  await devtools.detach();
  const count = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await page.evaluate(async (folder) => {
    const memory = async (program) =>
      (await (await import(`${folder}${program}.js`)).default()).memory.buffer.byteLength;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const isStarted = (program) => loaded.some((name) => name.endsWith(`/${program}_bg.wasm`));
    const started = ["tpp", "officer"].filter(isStarted);
    return (await Promise.all(started.map(memory))).reduce((sum, bytes) => sum + bytes, 0);
  }, folder);
  return {
    listeners: count("JSEventListeners"),
    nodes: count("Nodes"),
    documents: count("Documents"),
    wasm,
    heap: count("JSHeapUsedSize"),
  };
}
