/** A new statement: its words, and the statements in its block. */
export interface Printed {
  readonly head: string;
  readonly members: readonly Printed[];
}

/** How a text is laid out where a statement is added. */
export interface Style {
  readonly lineEnd: string;
  /** The white space at the start of the line of the statement. */
  readonly head: string;
  /** The white space that a block adds to it. */
  readonly unit: string;
}

/** A new statement on several lines, without the white space before the first one. */
export function onLines({ head, members }: Printed, style: Style): string {
  if (members.length === 0) return head;
  const inner = { ...style, head: style.head + style.unit };
  const lines = members.map((member) => inner.head + onLines(member, inner) + style.lineEnd);
  return `${head} {${style.lineEnd}${lines.join('')}${style.head}}`;
}

/** A new statement on one line. */
export function onOneLine({ head, members }: Printed): string {
  return members.length === 0 ? head : `${head} { ${members.map(onOneLine).join('  ')} }`;
}

/** The white space that the blocks of a text add to their lines. */
export function indentUnit(text: string): string {
  return /^\t/m.test(text) ? '\t' : (/^( +)\S/m.exec(text)?.[1] ?? '  ');
}
