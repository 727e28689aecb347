// Never another region's rule: what the tag, the frame and the officer's page do where no rule is
// named, or the one named cannot be had; and how a rule is marked that is not this site's.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { policy, portal } from "./portal.mjs";
import { accessible, open, openRule, PHONE, serve, until } from "./stage.mjs";

const KUKAR = "kukar-2024-rancangan";
const FOREIGN = { id: "bukan aturan resmi situs ini", en: "not an official rule of this site" };
const pack = JSON.parse(await readFile(new URL(`../../web/regulations/${KUKAR}.json`, import.meta.url), "utf8"));
/** A stranger's pack that calls itself the official rule of the region, with other money. */
const RESMI = structuredClone({ ...pack, title: "Kabupaten Kutai Kartanegara 2024 (RESMI)", status: "in_force" });
RESMI.basic_tpp.method.coefficient = "0.9";
RESMI.basic_tpp.provision.confidence = "official";

const calculator = await serve();
const { origin } = new URL(calculator.address);
/** The portal; its policy allows one more origin, whose packs it may read. */
const elsewhere = await portal({ calculator: "", element: "", files: { "resmi.json": JSON.stringify(RESMI) } });
const site = await portal({
  calculator: calculator.address,
  element: "",
  csp: policy(`${origin} ${new URL(elsewhere.address).origin}`).replace("connect-src", "connect-src data: blob:"),
  files: {
    "x.html":
      `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><title>Portal</title>` +
      `<link rel="icon" href="data:,"><script type="module" src="events.js"></script>` +
      `<script type="module" src="${calculator.address}kalkulator-tpp.js"></script>` +
      `<main><h1>Portal</h1><div id="x"></div></main>`,
    "resmi.json": JSON.stringify(RESMI),
    "rusak.json": JSON.stringify({ ...pack, payment: {} }),
    "nasional.json": JSON.stringify({ id: "nasional-lain", title: "Nasional" }),
    "dua.json": JSON.stringify(pack).replace('"status":', '"status":"draft","status":'),
    "koma.json": `{ "id": "a",\n  "title": "b",\n}`,
    "null.json": "null",
    "angka.json": "5",
    "teks.json": '"kukar-2023"',
    "daftar.json": JSON.stringify([pack]),
    "bukan.json": "<html>",
  },
});

/**
 * What names no rule that can be had: the attributes, the property, the code of the event, and a
 * sentence in both languages.
 */
const NONE = [
  [{}, undefined, "no_regulation", /tidak menyebut aturan daerah/, /does not say which region/],
  [{ regulasi: "" }, undefined, "no_regulation", /tidak menyebut/, /does not say/],
  [{ regulasi: "kukar-2024" }, undefined, "unknown_regulation", /“kukar-2024”.*tidak ada/, /“kukar-2024”.*not exist/],
  [{ regulasi: "nasional-2024" }, undefined, "unknown_regulation", /nasional-2024/, /nasional-2024/],
  [{ regulasi: "https://[" }, undefined, "unknown_regulation", /tidak ada/, /not exist/],
  [{ regulasi: "tidak-ada.json" }, undefined, "pack_unreachable", /tidak-ada\.json tidak terbaca/, /cannot be read/],
  [{ regulasi: "bukan.json" }, undefined, "pack_unreachable", /bukan\.json tidak terbaca/, /cannot be read/],
  [{ regulasi: "https://ditolak.example/p.json" }, undefined, "pack_unreachable", /tidak terbaca/, /cannot be read/],
  [{ regulasi: "javascript:alert(1)" }, undefined, "pack_unreachable", /tidak terbaca/, /cannot be read/],
  [{ regulasi: "null.json" }, undefined, "pack_refused", /Isi null\.json bukan paket/, /no rule pack/],
  [{ regulasi: "angka.json" }, undefined, "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: "teks.json" }, undefined, "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: "daftar.json" }, undefined, "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: "rusak.json" }, undefined, "pack_refused", /rusak\.json tidak dapat dipakai/, /cannot be used/],
  [{ regulasi: "dua.json" }, undefined, "pack_refused", /dua\.json tidak dapat dipakai/, /cannot be used/],
  [{ regulasi: "koma.json" }, undefined, "pack_refused", /koma\.json tidak dapat dipakai/, /cannot be used/],
  [{ regulasi: "nasional.json" }, undefined, "pack_refused", /nasional\.json tidak dapat/, /cannot be used/],
  [{ regulasi: KUKAR }, "5", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "true", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "[]", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "() => {}", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "10n", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "Symbol()", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "globalThis.circle = {}, circle.circle = circle, circle", "pack_refused", /bukan/, /no rule/],
  [{ regulasi: KUKAR }, "({ get id() { throw new Error('x') } })", "pack_refused", /bukan paket/, /no rule pack/],
  [{ regulasi: KUKAR }, "({})", "pack_refused", /tidak dapat dipakai/, /cannot be used/],
  [{ regulasi: KUKAR }, "new Map()", "pack_refused", /tidak dapat dipakai/, /cannot be used/],
];

/** A page of the portal, in which a tag can be set anew. */
async function visit(t, options) {
  const page = await open(t, `${site.address}x.html`, options);
  page.set = (attributes, property) =>
    page.evaluate(
      async ([attributes, property]) => {
        heard.length = 0;
        const fresh = document.createElement("kalkulator-tpp");
        for (const [name, value] of Object.entries(attributes)) fresh.setAttribute(name, value);
        // The policy of the portal allows no eval, but the test may say what it likes.
        if (property) fresh.regulasi = globalThis.odd[property]();
        document.getElementById("x").replaceChildren(fresh);
      },
      [attributes, property],
    );
  await page.addInitScript(odd());
  await page.reload();
  return page;
}

/** A script with every odd property as a function by its source. */
const odd = () => {
  const made = NONE.flatMap(([, property]) => (property ? [`${JSON.stringify(property)}: () => (${property})`] : []));
  return `globalThis.odd = { ${made.join(", ")} };`;
};

const ready = (page, times = 1) =>
  until(page, (times) => heard.filter(({ name }) => name === "tpp-siap").length === times, times);
const told = (page) => page.evaluate(() => heard.filter(({ name }) => name === "tpp-galat").map(({ detail }) => detail));
const rules = (page) => page.getByLabel(/^(Aturan|Regulation|Aturan TPP|TPP regulation)$/);
const chosen = (page) => rules(page).locator("option:checked").textContent();
/** The console notes what the servers and the policy refuse. */
const expected = (page) => page.faults.splice(0);

test("a tag that names no rule to be had asks for one, says why, and computes nothing", async (t) => {
  const page = await visit(t);
  for (const [attributes, property, code, id, en] of NONE) {
    const name = `${JSON.stringify(attributes)} ${property}`;
    for (const [bahasa, sentence, list] of [
      ["id", id, "Pilih aturan…"],
      ["en", en, "Choose a regulation…"],
    ]) {
      await page.set({ ...attributes, bahasa }, property);
      await ready(page);
      assert.match(await page.locator("#x .matter").innerText(), sentence, name);
      assert.equal(await chosen(page), list, name);
      assert.equal(await page.locator("#x .net").count(), 0, name);
      const codes = (await told(page)).map(({ code }) => code);
      assert.deepEqual(codes, [code], name);
    }
    assert.deepEqual(await page.evaluate(() => heard.filter(({ name }) => name === "tpp-estimasi")), []);
    assert.equal(await page.evaluate(() => document.querySelector("kalkulator-tpp").estimasi), null);
  }
  assert.ok(expected(page).length > 0);
  await openRule(page);
  await rules(page).selectOption(KUKAR);
  await page.getByLabel("Job class", { exact: true }).selectOption("Class 11");
  const estimate = await until(page, () => heard.find(({ name }) => name === "tpp-estimasi")?.detail);
  assert.deepEqual(estimate.regulation, { id: KUKAR, title: pack.title, origin: "site" });
});

test("a pack at an address is read by its text: a key twice and a comma too many are told with their line", async (t) => {
  const page = await visit(t);
  for (const [regulasi, code, path, line] of [
    ["dua.json", "key_twice", "$.status", 1],
    ["koma.json", "not_json", "$", 2],
  ]) {
    await page.set({ regulasi });
    await ready(page);
    const [{ faults }] = await told(page);
    assert.deepEqual(faults.map(({ code, path, line }) => [code, path, line]), [[code, path, line]]);
  }
});

test("the default that its administrator set stands in, and the page says so", async (t) => {
  const page = await visit(t);
  for (const [attributes, property, code, id] of NONE) {
    const name = `${JSON.stringify(attributes)} ${property}`;
    await page.set({ ...attributes, "regulasi-bawaan": KUKAR }, property);
    await ready(page);
    assert.match(await chosen(page), /Kutai Kartanegara, rancangan/, name);
    if (code === "no_regulation") {
      assert.equal(await page.locator("#x .notice").count(), 0, name);
      assert.deepEqual(await told(page), [], name);
      continue;
    }
    const said = (await page.locator("#x .notice").allInnerTexts()).join("\n");
    assert.match(said, id, name);
    assert.match(said, /Yang dipakai: aturan bawaan situs ini/, name);
    assert.equal((await told(page))[0].code, code, name);
  }
  expected(page);
  // A default that is misspelt is none.
  await page.set({ "regulasi-bawaan": "kukar" });
  await ready(page);
  assert.equal(await chosen(page), "Pilih aturan…");
  assert.deepEqual((await told(page)).map(({ code }) => code), ["unknown_regulation", "no_regulation"]);
  await page.evaluate(() => (document.querySelector("kalkulator-tpp").regulasiBawaan = "seruyan-2023"));
  await until(page, () => document.querySelector("kalkulator-tpp").shadowRoot.textContent.includes("Yang Anda terima"));
  assert.match(await chosen(page), /Seruyan 2023/);
});

test("the officer's page shows no effect on TPP before there is a rule", async (t) => {
  const page = await visit(t);
  for (const [attributes, property, code, id, en] of NONE) {
    const name = `${JSON.stringify(attributes)} ${property}`;
    for (const [bahasa, sentence] of [["id", id], ["en", en]]) {
      await page.set({ ...attributes, bahasa, tampilan: "kepatuhan" }, property);
      await ready(page);
      assert.match(await page.locator("#x .effect").innerText(), sentence, name);
      assert.match(await chosen(page), /Pilih aturan|Choose a reg/, name);
      assert.equal(await page.locator("#x .effect table").count(), 0, name);
      assert.deepEqual((await told(page)).map(({ code }) => code), [code], name);
    }
  }
  expected(page);
  await openRule(page);
  await rules(page).selectOption(KUKAR);
  await page.locator("#x .effect table").waitFor();
  await page.set({ regulasi: "kukar-2024", "regulasi-bawaan": KUKAR, tampilan: "kepatuhan" });
  await ready(page);
  assert.match(await page.locator("#x .effect").innerText(), /“kukar-2024”.*\s*Yang dipakai: aturan bawaan situs ini/);
  await page.locator("#x .effect table").waitFor();
});

test("a rule that can no longer be had is not replaced by the one before; what was typed stays", async (t) => {
  const page = await visit(t);
  await page.set({ regulasi: KUKAR });
  await ready(page);
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  for (const regulasi of ["kukar-2024", null, 5]) {
    await page.evaluate((regulasi) => (document.querySelector("kalkulator-tpp").regulasi = regulasi), regulasi);
    await page.locator("#x .matter p").first().waitFor();
    assert.equal(await page.locator("#x .net").count(), 0);
    await page.evaluate((id) => (document.querySelector("kalkulator-tpp").regulasi = id), KUKAR);
    const field = page.getByLabel("Kelas jabatan", { exact: true });
    assert.equal(await field.locator("option:checked").textContent(), "Kelas 11");
  }
});

test("a frame reads no rule from another origin, whatever its address says", async (t) => {
  const page = await open(t, "about:blank");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.route(`${calculator.address}paket/*`, async (route) => {
    const name = route.request().url().split("/").pop();
    if (name === "pindah.json") return route.fulfill({ status: 302, headers: { location: `${elsewhere.address}resmi.json` } });
    return route.fulfill({ json: { ...RESMI, id: "paket-kami", title: "Paket kami" } });
  });
  const frame = async (query) => {
    await page.goto(`${calculator.address}bingkai.html?${query}`);
    await rules(page).waitFor({ state: "attached" });
  };
  const json = encodeURIComponent(JSON.stringify(RESMI));
  for (const regulasi of [
    `${elsewhere.address}resmi.json`,
    `//${new URL(elsewhere.address).host}/resmi.json`,
    `data:application/json,${json}`,
    `data:application/json;base64,${btoa(JSON.stringify({ id: "a" }))}`,
    `blob:${origin}/6f3e`,
    "javascript:alert(1)",
    "file:///etc/passwd",
    `${origin}@${new URL(elsewhere.address).host}/resmi.json`,
    "\thttps:\\\\evil.example\\p.json",
  ]) {
    asked.length = 0;
    await frame(`regulasi=${encodeURIComponent(regulasi)}`);
    assert.match(await page.locator(".matter").innerText(), /bukan alamat situs ini/, regulasi);
    assert.equal(await chosen(page), "Pilih aturan…");
    assert.ok(asked.every((url) => url.startsWith(origin)), asked.join("\n"));
    await frame(`bahasa=en&regulasi-bawaan=${encodeURIComponent(regulasi)}&regulasi=${KUKAR}`);
    assert.match(await chosen(page), /Kutai Kartanegara, rancangan/);
  }
  await page.goto("about:blank");
  // The policy of the page refuses to be led away; without one the calculator itself does.
  await frame("regulasi=paket%2Fpindah.json");
  assert.equal(await chosen(page), "Pilih aturan…");
  const bare = await serve({ csp: "" });
  await page.route(`${bare.address}paket/*`, (route) =>
    route.fulfill({ status: 302, headers: { location: `${elsewhere.address}resmi.json` } }),
  );
  await page.goto(`${bare.address}bingkai.html?regulasi=paket/pindah.json`);
  await rules(page).waitFor({ state: "attached" });
  assert.match(await page.locator(".matter").innerText(), /bukan alamat situs ini|tidak terbaca/);
  expected(page);
  await frame("");
  assert.match(await page.locator(".matter").innerText(), /tidak menyebut aturan daerah/);
  await frame("regulasi=kukar-2024&bahasa=en");
  assert.match(await page.locator(".matter").innerText(), /“kukar-2024”.*does not exist/);
  await frame("regulasi=paket/kami.json");
  assert.match(await chosen(page), /^Paket kami$/);
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  assert.equal(await page.getByText(FOREIGN.id).count(), 0);
});

test("a stranger's rule is marked wherever its figure stands, and told apart by scripts", async (t) => {
  const page = await visit(t, { viewport: PHONE });
  const cases = [
    [{ regulasi: "resmi.json" }, undefined, "site"],
    [{ regulasi: `${elsewhere.address}resmi.json` }, undefined, "address"],
    [{ regulasi: `data:application/json,${encodeURIComponent(JSON.stringify(RESMI))}` }, undefined, "address"],
    [{}, RESMI, "object"],
    // This site's own pack is this site's, whoever brings it.
    [{}, pack, "site"],
  ];
  for (const [attributes, object, from] of cases) {
    for (const bahasa of ["id", "en"]) {
      await page.set({ ...attributes, bahasa, tanggal: "2024-03-15" });
      if (object) {
        await ready(page);
        await page.evaluate((pack) => (document.querySelector("kalkulator-tpp").regulasi = pack), object);
      }
      await page.getByLabel(/^(Kelas jabatan|Job class)$/).selectOption({ label: bahasa === "id" ? "Kelas 11" : "Class 11" });
      const estimate = await until(page, () => heard.findLast(({ name }) => name === "tpp-estimasi")?.detail);
      assert.equal(estimate.regulation.origin, from);
      const marked = async (place) => (await page.locator(place).innerText()).includes(FOREIGN[bahasa]);
      const isForeign = from !== "site";
      assert.equal(await marked("#x .bar"), isForeign, "bar");
      assert.equal(await marked("#x .rule-line > summary"), isForeign, "head");
      const spoken = await page.locator("#x [data-spoken]").evaluateAll((all) => all.map(({ dataset }) => dataset.spoken));
      assert.equal(spoken.join(" ").includes(FOREIGN[bahasa]), isForeign, "spoken");
      await page.emulateMedia({ media: "print" });
      assert.equal(await marked("#x .sheet"), isForeign, "paper");
      await page.emulateMedia({ media: "screen" });
      await page.locator("#x .bar").click();
      assert.equal(await marked("#x .sheet"), isForeign, "sheet");
      const ofList = /dari (alamat lain|skrip halaman ini)|from (another address|a script of this page)/;
      assert.equal(ofList.test(await chosen(page)), isForeign, "list");
      if (from === "address" && bahasa === "id") await accessible(page);
    }
  }
  await page.set({ regulasi: `${elsewhere.address}resmi.json`, tampilan: "kepatuhan" });
  await ready(page);
  assert.ok((await page.locator("#x .effect").innerText()).includes(FOREIGN.id));
  await openRule(page);
  await rules(page).selectOption(KUKAR);
  assert.equal((await page.locator("#x .effect").innerText()).includes(FOREIGN.id), false);
});

test("a pack from a file is told from this site's of the same name, and can be taken out", async (t) => {
  const page = await open(t, calculator.address);
  await page.getByLabel("Kelas jabatan", { exact: true }).selectOption("Kelas 11");
  const before = await page.locator(".net .figure").innerText();
  await openRule(page);
  await page.getByText("Tentang aturan ini").click();
  const bring = (document) =>
    page.getByLabel(/^Pakai paket aturan lain/).setInputFiles({
      name: "resmi.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(document)),
    });
  await bring({ ...RESMI, title: pack.title });
  const mark = page.locator(".sheet .foreign");
  await mark.waitFor();
  assert.notEqual(await page.locator(".net .figure").innerText(), before);
  assert.equal(await chosen(page), `${pack.title} (dari berkas Anda)`);
  const titles = await rules(page).locator("option").allTextContents();
  assert.equal(titles.filter((title) => title === pack.title).length, 1);
  await openRule(page);
  await rules(page).selectOption(KUKAR);
  assert.equal(await page.locator(".net .figure").innerText(), before, "this site's is as it was");
  assert.equal(await mark.count(), 0);
  await openRule(page);
  await rules(page).selectOption(`file:${KUKAR}`);
  await page.reload();
  await mark.waitFor();
  await openRule(page);
  await page.getByText("Tentang aturan ini").click();
  await page.getByRole("button", { name: "Hapus paket ini" }).click();
  await page.getByText("Pilih aturan TPP daerah Anda").waitFor();
  assert.equal(await page.locator(".net").count(), 0);
  await openRule(page);
  await rules(page).selectOption(KUKAR);
  assert.equal(await page.locator(".net .figure").innerText(), before);
  assert.equal((await rules(page).locator("option").allTextContents()).some((title) => /berkas/.test(title)), false);
});

test("quotation marks that an editor put around the values do not count, nor does the case of a language", async (t) => {
  const page = await visit(t);
  for (const [before, after] of ['""', "''", "””", "“”", "„“", "«»", "‘’", "″″", "＂＂"].map((two) => [...two]).concat([
    ["&quot;", "&quot;"],
    ["&ldquo;", "&rdquo;"],
    [" ", "\n"],
    ["\u00a0”", "” "],
  ])) {
    const quoted = (text) => before + text + after;
    await page.set({ regulasi: quoted(KUKAR), bahasa: quoted("EN"), tanggal: quoted("2024-03-15"), tampilan: quoted("estimasi") });
    await ready(page);
    assert.match(await chosen(page), /Kutai Kartanegara, rancangan/, before);
    assert.equal(await page.getByLabel("Month", { exact: true }).locator("option:checked").textContent(), "March");
    assert.deepEqual(await told(page), []);
  }
  await page.set({ regulasi: "Kukar-2024-Rancangan", bahasa: "Id" });
  await ready(page);
  assert.match(await chosen(page), /Kutai Kartanegara, rancangan/);
  await page.goto(`${calculator.address}bingkai.html?regulasi=%E2%80%9D${KUKAR}%E2%80%9D&bahasa=%22EN%22`);
  await page.getByLabel("Job class", { exact: true }).waitFor();
});

test("anybody can choose, on a phone and at a desk, in the dark and by the keyboard alone", async (t) => {
  for (const viewport of [PHONE, undefined]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(t, { colorScheme, ...(viewport && { viewport }) });
      await page.set({ regulasi: "kukar-2024" });
      await rules(page).waitFor({ state: "attached" });
      await accessible(page);
      const [needed, given] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(needed <= given, `${needed} px wide on ${given} px`);
      await rules(page).focus();
      await page.keyboard.type("Kabupaten Kutai Kartanegara, r");
      await page.keyboard.press("Enter");
      await page.getByLabel("Kelas jabatan", { exact: true }).waitFor();
    }
  }
});
