import stringWidth from 'string-width';

/**
 * A text in lines of at most `columns` columns, broken at blanks; all lines but the first are indented. A word that is
 * wider stays whole, so that paths and addresses can be copied, and so does one that begins with two colons together
 * with the one before it: build services take a line that begins with them for a command.
 */
export function wrapped(text: string, columns: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(/ (?!::)/)) {
    const own = stringWidth(word);
    const isFirst = line === '' || line === indent;
    if (!isFirst && width + 1 + own > columns) {
      lines.push(line);
      line = indent;
      width = indent.length;
    }
    const gap = line === '' || line === indent ? '' : ' ';
    line += gap + word;
    width += gap.length + own;
  }
  return [...lines, line];
}
