import { visibleText } from '@azroute/language';
import stringWidth from 'string-width';

/** A character as the reader sees it, in a terminal. */
export interface Cell {
  readonly text: string;
  /** How many columns it takes: two for most East Asian characters and emoji, none for a mark that joins another one. */
  readonly width: number;
  /** Where it is in the line, in the units that columns of findings count. */
  readonly offset: number;
}

const tabStop = 4;
const segmenter = new Intl.Segmenter();

/** What a build service takes for a command; its first character is escaped wherever it is printed. */
const command = /^##[a-z]*\[/i;

/** The characters of a line of source text: tabs become blanks, and invisible characters are escaped. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const text = shown(segment, line.slice(index, index + 40), column);
    const width = stringWidth(text);
    cells.push({ text, width, offset: index });
    column += width;
  }
  return cells;
}

function shown(segment: string, rest: string, column: number): string {
  if (segment === '\t') return ' '.repeat(tabStop - (column % tabStop));
  return command.test(rest) ? '\\u0023' : visibleText(segment);
}
