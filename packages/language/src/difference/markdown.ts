import type { Difference } from './difference.js';
import { declarationText, notFollowed, packetText, rowText, verdictOf } from './sentences.js';

/** A difference for a reviewer: the verdict, what happens to packets, and everything else folded. */
export function differenceMarkdown(difference: Difference): string {
  const { declarations, packets, tables, comes, goes, begins, ceases } = difference;
  const outer = declarations.filter(({ isInside }) => !isInside);
  const findings = (list: Difference['comes']) =>
    list.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
  return [
    `**${escapedMarkdown(verdictOf(difference))}**\n`,
    section('Expectations that cease to hold', ceases),
    section('Expectations that begin to hold', begins),
    section('Packets', packets ? packets.map(packetText) : [notFollowed]),
    section('New findings', findings(comes)),
    folded('Findings that are gone', goes.length, items(findings(goes))),
    folded('Declarations', outer.length, items(outer.map(declarationText))),
    ...tables.map(({ nics, removed, added }) =>
      folded(
        `Effective routes of ${nics.join(', ')}`,
        removed.length + added.length,
        items([...removed.map((row) => `removed: ${rowText(row)}`), ...added.map((row) => `added: ${rowText(row)}`)]),
      ),
    ),
  ].join('');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n### ${title}\n\n${items(lines)}`;
}

function folded(title: string, count: number, content: string): string {
  if (count === 0) return '';
  return `\n<details>\n<summary>${escapedMarkdown(title)} (${count})</summary>\n\n${content}\n</details>\n`;
}

function items(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapedMarkdown(line)}\n`).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
  '://': '&#58;//',
};

/** Names come from the file: in the comment of a pull request they are text, not links, mentions, images or HTML. */
export function escapedMarkdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/:\/\/|[&<>@#\\`*_[\]|~]/g, (mark) => entities[mark] ?? `\\${mark}`);
}
