/** JSON of values of the protocol, with the lines between the parts that stay when lines move. */
export class LinedJson {
  private parts: { readonly texts: readonly string[]; readonly lines: readonly number[] } | undefined;
  private last: { readonly by: number; readonly text: string } | undefined;

  constructor(readonly text: string) {}

  /** The JSON with all lines moved by as many. */
  moved(by: number): string {
    if (by === 0) return this.text;
    if (this.last?.by !== by) this.last = { by, text: this.withLines(by) };
    return this.last.text;
  }

  private withLines(by: number): string {
    this.parts ??= split(this.text);
    const { texts, lines } = this.parts;
    let moved = texts[0] ?? '';
    for (let i = 0; i < lines.length; i++) moved += `${(lines[i] ?? 0) + by}${texts[i + 1]}`;
    return moved;
  }
}

/** A key that holds a line. Within a text of JSON there is no quote without a backslash, so that none looks like this. */
const line = /("(?:line|startLine|endLine)":)(\d+)/g;

function split(json: string): { texts: string[]; lines: number[] } {
  const texts: string[] = [];
  const lines: number[] = [];
  let done = 0;
  for (const match of json.matchAll(line)) {
    const start = match.index + (match[1] ?? '').length;
    texts.push(json.slice(done, start));
    lines.push(Number(match[2]));
    done = start + (match[2] ?? '').length;
  }
  texts.push(json.slice(done));
  return { texts, lines };
}
