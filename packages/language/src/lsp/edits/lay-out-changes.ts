import type { LangiumCoreServices } from 'langium';
import { formatText } from '../../formatting/format-text.js';
import type { AzrouteFile } from '../../generated/ast.js';
import { applyReplacements, inOrder, type Replacement } from '../scratch.js';
import { composed } from './composed.js';
import type { Span } from './lines-around.js';
import type { Texts } from './texts.js';

/**
 * Lays out changed statements as the formatter would, together with those that share their columns, where it would not
 * have changed them before.
 */
export function layOutChanges(
  services: LangiumCoreServices,
  texts: Texts,
  uri: string,
  replacements: readonly Replacement[],
): readonly Replacement[] {
  const text = texts.textOf(uri);
  const result: Replacement[] = [];
  for (const { start, end, changes } of changedParts(
    paragraphsOf(text, texts.fileOf(uri) as AzrouteFile),
    replacements,
  )) {
    const before = text.slice(start, end);
    const moved = changes.map((one) => ({ start: one.start - start, end: one.end - start, text: one.text }));
    const wasLaidOut = formatText(services, before).length === 0;
    const own = wasLaidOut ? composed(moved, formatText(services, applyReplacements(before, moved)), before) : moved;
    result.push(...own.map((one) => ({ start: one.start + start, end: one.end + start, text: one.text })));
  }
  return inOrder(result);
}

interface ChangedPart extends Span {
  readonly changes: readonly Replacement[];
}

/** The paragraphs that replacements touch; those that one replacement touches are one part. */
function changedParts(paragraphs: readonly Span[], replacements: readonly Replacement[]): ChangedPart[] {
  const parts: { start: number; end: number; changes: Replacement[] }[] = [];
  for (const one of inOrder(replacements)) {
    const touched = paragraphs.filter(({ start, end }) => start <= one.end && one.start <= end);
    const start = Math.min(one.start, ...touched.map((paragraph) => paragraph.start));
    const end = Math.max(one.end, ...touched.map((paragraph) => paragraph.end));
    const last = parts[parts.length - 1];
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.changes.push(one);
    } else parts.push({ start, end, changes: [one] });
  }
  return parts;
}

/** Runs of statements of a file that the formatter may align. The layouts of different runs don't depend on each other. */
function paragraphsOf(text: string, file: AzrouteFile | undefined): Span[] {
  const paragraphs: Span[] = [];
  let start = 0;
  let above: Span | undefined;
  for (const { $cstNode: cst } of file?.statements ?? []) {
    if (!cst) continue;
    const here = { start: cst.offset, end: cst.end };
    const apart = above && boundary(text, above, here);
    if (apart) {
      paragraphs.push({ start, end: apart.start });
      start = apart.end;
    }
    above = here;
  }
  return [...paragraphs, { start, end: text.length }];
}

/** Where the run of a statement ends and that of the next one begins; undefined if they are in one run. */
function boundary(text: string, above: Span, below: Span): Span | undefined {
  const gap = text.slice(above.end, below.start);
  const blank = firstBlankLine(gap);
  if (blank) return { start: above.end + blank.start, end: above.end + blank.end };
  const lineBreak = /\r\n|\r|\n/.exec(gap);
  if (!lineBreak || gap.trim() !== '') return undefined;
  const keyword = ({ start }: Span) => /^\w*/.exec(text.slice(start, start + 40))?.[0];
  const hasLines = ({ start, end }: Span) => /[\r\n]/.test(text.slice(start, end));
  if (keyword(above) === keyword(below) && !(hasLines(above) && hasLines(below))) return undefined;
  const at = above.end + lineBreak.index + lineBreak[0].length;
  return { start: at, end: at };
}

/** The first blank lines between two statements that are not in a comment. */
function firstBlankLine(gap: string): Span | undefined {
  for (const found of gap.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|(?:\r\n|\r(?!\n)|\n)((?:[ \t]*(?:\r\n|\r|\n))+)/g)) {
    if (found[1] === undefined) continue;
    const end = found.index + found[0].length;
    return { start: end - found[1].length, end };
  }
  return undefined;
}
