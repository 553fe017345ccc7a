const [lineFeed, carriageReturn] = [10, 13];

/** The lines of a text as editors count them: a line feed, a carriage return, or both together end one. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    // A text may have hundreds of thousands of lines, and one match of a regular expression for each takes ten times as long.
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code !== lineFeed && code !== carriageReturn) continue;
      if (code === carriageReturn && text.charCodeAt(i + 1) === lineFeed) i++;
      this.starts.push(i + 1);
    }
  }

  /** The number of the line that contains an offset; lines count from 0. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The offset of the first character of a line; the end of the text for a line beyond it. */
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The offset after the last character of a line, before its line end. */
  end(line: number): number {
    let end = this.start(line + 1);
    while (end > this.start(line) && /[\r\n]/.test(this.text[end - 1] ?? '')) end--;
    return end;
  }
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  return start;
}

/** The number of line ends in a text. */
export function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The line end of a text; if line ends are mixed, CRLF takes precedence. */
export function lineEndOf(text: string): string {
  if (text.includes('\r\n')) return '\r\n';
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}
