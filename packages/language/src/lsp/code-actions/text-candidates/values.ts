import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Candidate } from './candidate.js';
import { readingOf } from './read-values.js';

/** The least and largest values that any number in a text may have. */
const bounds = [0, 1, 64, 576, 9000, 4_294_967_295];

/** The first address that Azure gives to a machine in a /24, and how many are tried. */
const [firstAddress, mostAddresses] = [4, 20];

/** Other values for the text at a diagnostic: the nearest legal number, the longest legal prefix length. */
export function valuesFor({ code, range }: Diagnostic, document: TextDocument): readonly Candidate[] {
  const written = document.getText(range);
  const before = document.getText().slice(0, document.offsetAt(range.start));
  switch (code) {
    case 'AZR005':
      // With references, this would not hold alone.
      return [{ title: `Rename ${written} ${written}-2`, text: `${written}-2`, isPreferred: true }];
    case 'AZR007':
      return [...readings(written), ...prefixesLike(written), ...addressesLike(written)];
    case 'AZR012':
      return repetition(document, range);
    case 'AZR013':
      // Another AS number is another neighbour, never the nearest one.
      return /\basn\s+$/i.test(before) ? [] : numbersLike(written);
    default:
      return [];
  }
}

/** What was meant, if that is clear. */
function readings(written: string): readonly Candidate[] {
  const text = readingOf(written);
  return text === undefined ? [] : [{ title: `Use ${text}`, text, isPreferred: true, suffices: true }];
}

function numbersLike(written: string): readonly Candidate[] {
  if (!/^-?\d+$/.test(written)) return [];
  const distance = (bound: number) => Math.abs(bound - Number(written));
  return [...bounds]
    .sort((a, b) => distance(a) - distance(b))
    .map((bound) => ({ title: `Use ${bound}`, text: String(bound), suffices: true }));
}

/** A prefix whose length is too large for its family, with the largest; numbers with leading zeros without them. */
function prefixesLike(written: string): readonly Candidate[] {
  const [address = '', length] = written.split('/');
  const plain = address.replace(/[, ]/g, '.').replace(/(^|\.)0+(?=\d)/g, '$1');
  const most = plain.includes(':') ? 128 : 32;
  const lengths = length === undefined ? [undefined] : [Number(length) > most ? most : Number(length), 24];
  return lengths.map((each) => {
    const text = each === undefined ? plain : `${plain}/${each}`;
    return { title: `Use ${text}`, text, suffices: true };
  });
}

/** Free addresses with the first numbers of one whose last number is too large. */
function addressesLike(written: string): readonly Candidate[] {
  const [, start] = /^((?:\d+\.){3})\d{3,}$/.exec(written) ?? [];
  if (start === undefined) return [];
  return Array.from({ length: mostAddresses }, (_, i) => `${start}${i + firstAddress}`).map((text) => ({
    title: `Use ${text}`,
    text,
    suffices: true,
  }));
}

/** A setting that is written a second time, with its line. It needs no choice if both are equal. */
function repetition(document: TextDocument, { start }: Diagnostic['range']): readonly Candidate[] {
  const lineRange = { start: { line: start.line, character: 0 }, end: { line: start.line + 1, character: 0 } };
  const line = document.getText(lineRange);
  if (!/^\s*\w+\s+[^\s{}]+\s*$/.test(line)) return [];
  const above = document.getText({ start: { line: Math.max(0, start.line - 1), character: 0 }, end: lineRange.start });
  return [
    {
      title: `Remove the second ${line.trim()}`,
      text: '',
      start: document.offsetAt(lineRange.start),
      end: document.offsetAt(lineRange.end),
      suffices: true,
      isPreferred: above.trim() === line.trim(),
    },
  ];
}
