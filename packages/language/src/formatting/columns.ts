import type { Placed } from './layout.js';

/** A word of a line that can be moved to a column. */
interface Cell {
  readonly placed: Placed;
  readonly role: string;
}

/** A line of the text that has been laid out. */
interface Line {
  readonly words: Placed[];
  /** Blank lines before it. */
  readonly apart: boolean;
}

/**
 * Aligns words in columns where the author began to: if adjacent lines begin with the same keyword, and one of them has
 * two or more spaces before a word, words of its role are aligned in all of these lines; a line that opens a block is
 * included only if it is aligned already. The same applies to comments at the end of adjacent lines.
 */
export function alignColumns(placed: readonly Placed[]): void {
  const lines = linesOf(placed);
  for (const run of runs(lines, sameStatement)) alignRun(run);
  for (const run of runs(lines, bothCommented)) {
    alignRole(run.map((line) => ({ line, cell: line.words.at(-1) as Placed })));
  }
}

function linesOf(placed: readonly Placed[]): Line[] {
  const lines: Line[] = [];
  for (const one of placed) {
    const line = lines[lines.length - 1];
    if (line && one.lineEnds === 0) line.words.push(one);
    else lines.push({ words: [one], apart: one.lineEnds === 2 });
  }
  return lines;
}

function runs(lines: readonly Line[], together: (a: Line, b: Line) => boolean): Line[][] {
  const found: Line[][] = [];
  let run: Line[] = [];
  for (const line of lines) {
    const last = run[run.length - 1];
    if (last && !line.apart && together(last, line)) run.push(line);
    else {
      if (run.length > 1) found.push(run);
      run = [line];
    }
  }
  if (run.length > 1) found.push(run);
  return found;
}

function sameStatement(a: Line, b: Line): boolean {
  const [first, second] = [a.words[0], b.words[0]];
  if (!first?.word.begins || !second?.word.begins || isBroken(a) || isBroken(b)) return false;
  return first.word.text === second.word.text && first.blanks === second.blanks;
}

function bothCommented(a: Line, b: Line): boolean {
  return [a, b].every((line) => line.words.length > 1 && line.words.at(-1)?.word.comment && !isBroken(line));
}

/** True if a comment of the line spans several lines, so that there are no columns. */
function isBroken(line: Line): boolean {
  return line.words.some(({ word }) => /[\r\n]/.test(word.text));
}

function alignRun(run: readonly Line[]): void {
  const cells = run.map(cellsOf);
  for (const role of rolesInOrder(cells)) {
    alignRole(
      run.flatMap((line, i) => {
        const cell = cells[i]?.find((c) => c.role === role);
        return cell ? [{ line, cell: cell.placed }] : [];
      }),
    );
  }
}

/** The first word of each role in a line, outside brackets and blocks. */
function cellsOf(line: Line): Cell[] {
  const cells: Cell[] = [];
  const seen = new Set<string>();
  let brackets = 0;
  for (const placed of line.words.slice(1)) {
    const { text, role, comment } = placed.word;
    if (text === ']') brackets--;
    if (brackets === 0 && placed.blanks > 0 && !comment && !seen.has(role)) {
      seen.add(role);
      cells.push({ placed, role });
    }
    if (text === '[') brackets++;
    if (text === '{') break;
  }
  return cells;
}

/** The roles from left to right; one that some lines lack keeps the position that it has in the others. */
function rolesInOrder(lines: readonly (readonly Cell[])[]): string[] {
  const order: string[] = [];
  for (const cells of lines) {
    let at = 0;
    for (const { role } of cells) {
      const known = order.indexOf(role);
      if (known < 0) order.splice(at, 0, role);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return order;
}

function alignRole(cells: readonly { readonly line: Line; readonly cell: Placed }[]): void {
  if (!cells.some(({ cell }) => isSetApart(cell))) return;
  const column = Math.max(...cells.map(({ line, cell }) => (opensBlock(line) ? 0 : columnOf(line, cell))));
  for (const { line, cell } of cells) {
    if (!opensBlock(line) || isSetApart(cell)) cell.blanks += Math.max(0, column - columnOf(line, cell));
  }
}

/** True if the author wrote more than one space before the word. */
function isSetApart({ word }: Placed): boolean {
  return word.lineEnds === 0 && word.distance > 1;
}

function opensBlock(line: Line): boolean {
  return line.words.filter(({ word }) => !word.comment).at(-1)?.word.text === '{';
}

function columnOf(line: Line, cell: Placed): number {
  let column = 0;
  for (const placed of line.words) {
    column += placed.blanks;
    if (placed === cell) return column;
    column += placed.word.text.length;
  }
  return column;
}
