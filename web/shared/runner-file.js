// Files of a roster, whatever kind they are, into the program that runs rosters, and workbooks out.

/** How packed files begin, as workbooks of today are. */
const PACKED = [0x50, 0x4b, 3, 4];
/** Columns by whose names a sheet is known to have a table. */
const ENOUGH = 2;

/** Opens a file, and of a workbook the sheet that is named or else the one whose columns are known best. */
export async function open(batch, { file, sheet }) {
  const bytes = new Uint8Array(file);
  if (!PACKED.every((byte, place) => bytes[place] === byte)) return batch.open(bytes);
  const { Workbook } = await spreadsheets();
  const book = new Workbook(bytes);
  try {
    const tables = found(batch, book);
    if (tables.length === 0) throw { code: "empty_workbook" };
    const best = tables.reduce((one, other) => (other.known > one.known ? other : one));
    const { name, place } = tables.find(({ name }) => name === sheet) ?? best;
    const layout = batch.open(book.table(place));
    return { ...layout, sheet: name, sheets: tables.map(({ name }) => name) };
  } finally {
    book.free();
  }
}

/** The sheets with tables; where no column of any is known, those in which anything stands. */
function found(batch, book) {
  const filled = [...book.sheets()]
    .map((name, place) => ({ name, place, known: batch.known(book.beginning(place)) }))
    .filter(({ known }) => known !== undefined);
  const tables = filled.filter(({ known }) => known >= ENOUGH);
  return tables.length > 0 ? tables : filled;
}

/**
 * A workbook of sheets, as the bytes of a file; a sheet without a table is that of a run's people: what
 * they get by both rules, or with `payment` what they are paid by the draft.
 */
export async function book(batch, { sheets }) {
  const { Writer } = await spreadsheets();
  const writer = new Writer();
  try {
    for (const { name, kinds, table, head, payment } of sheets)
      writer.sheet(name, kinds, table ?? (payment ? batch.payment() : batch.table(head)));
    return writer.file();
  } finally {
    writer.free();
  }
}

/** The program for workbooks, which is only fetched for them. */
async function spreadsheets() {
  try {
    return await (await import("./spreadsheet-program.js")).begin();
  } catch {
    throw { code: "no_spreadsheets" };
  }
}
