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

/** Runs of statements of a file without a blank line between them. Their layouts don't depend on each other. */
function paragraphsOf(text: string, file: AzrouteFile | undefined): Span[] {
  const paragraphs: Span[] = [];
  let start = 0;
  let end = 0;
  for (const { $cstNode: cst } of file?.statements ?? []) {
    if (!cst) continue;
    const blank = end > 0 ? firstBlankLine(text.slice(end, cst.offset)) : undefined;
    if (blank) {
      paragraphs.push({ start, end: end + blank.start });
      start = end + blank.end;
    }
    end = cst.end;
  }
  return [...paragraphs, { start, end: text.length }];
}

/** The first blank lines between two statements that are not in a comment. */
function firstBlankLine(gap: string): Span | undefined {
  for (const found of gap.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|(?:\r\n|\r|\n)((?:[ \t]*(?:\r\n|\r|\n))+)/g)) {
    if (found[1] === undefined) continue;
    const end = found.index + found[0].length;
    return { start: end - found[1].length, end };
  }
  return undefined;
}
