import { visibleText } from '../../symbols/visible-text.js';

/** Escapes text so that Markdown shows it literally, in paragraphs and in table cells, whatever a name contains. */
export function escapeText(text: string): string {
  return visibleText(text.replace(/[\r\n\t]+/g, ' '))
    .replace(/[\\`*_[\]<>|~&#$!]/g, '\\$&')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/:\/\//g, '\\://')
    .replace(/@/g, '\\@');
}

/** A link whose text is shown literally; only the text if there is no target. */
export function link(text: string, target: string | undefined): string {
  return linkAround(escapeText(text), target);
}

/** A link with Markdown as its text. */
export function linkAround(markdown: string, target: string | undefined): string {
  return target === undefined ? markdown : `[${markdown}](${target.replace(/[()<>\s\\]/g, percentEncoded)})`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
}

/** A table of Markdown cells; empty if there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => ':--')), ...rows.map(line)].join('\n');
}

/** Joins nonempty blocks with blank lines. */
export function blocks(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join('\n\n');
}

/** Joins nonempty facts on one line with middle dots. */
export function facts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' · ');
}

/** "1 route", "2 routes". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** "… and 2 more routes": what is left of a number of things after the first ones; undefined if nothing is. */
export function leftAfter(limit: number, number: number, noun: string): string | undefined {
  return number > limit ? `… and ${count(number - limit, `more ${noun}`)}` : undefined;
}

/** The first `limit` items, rendered, and a last one with the number of the others. */
export function bounded<T>(items: readonly T[], limit: number, render: (item: T) => string): string[] {
  const shown = items.slice(0, limit).map(render);
  if (items.length > limit) shown.push(`… and ${(items.length - limit).toLocaleString('en-US')} more`);
  return shown;
}
