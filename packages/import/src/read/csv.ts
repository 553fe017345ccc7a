/**
 * Reads comma-separated values with quoted fields (RFC 4180); a field can contain line ends and doubled quotes.
 * @returns the rows as objects by the names of the first row, in lower case
 */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => {
    const entry: Record<string, string> = Object.create(null);
    header.forEach((name, i) => {
      entry[name.trim().toLowerCase()] = row[i] ?? '';
    });
    return entry;
  });
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0) end = text.length;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = nextEnd(text, at);
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    if (text[at] === ',') {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    while (text[at] === '\n' || text[at] === '\r') at++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** Where an unquoted field ends. */
function nextEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
