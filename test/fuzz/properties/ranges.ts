import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A document with its text. */
interface Opened {
  readonly document: { readonly textDocument: Pick<TextDocument, 'positionAt' | 'offsetAt'> };
}

/** The ranges anywhere in an answer that are outside the text. */
export function strayRanges(subject: Opened, answer: unknown): string[] {
  const stray: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      if (isRange(value) && !isWithin(subject, value)) stray.push(`${JSON.stringify(value)} is no range of the text`);
      Object.values(value).forEach(look);
    }
  };
  look(answer);
  return stray;
}

function isRange(value: object): value is Range {
  const { start, end } = value as Partial<Range>;
  return typeof start?.line === 'number' && typeof end?.line === 'number';
}

function isWithin({ document: { textDocument } }: Opened, { start, end }: Range): boolean {
  const exists = (position: Position) => {
    const same = textDocument.positionAt(textDocument.offsetAt(position));
    return same.line === position.line && same.character === position.character;
  };
  return exists(start) && exists(end) && textDocument.offsetAt(start) <= textDocument.offsetAt(end);
}
