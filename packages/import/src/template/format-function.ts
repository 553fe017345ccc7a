import { longest } from './longest.js';
import { Unresolved } from './unresolved.js';
import { known, text } from './values.js';

const item = /\{\{|\}\}|\{(\d+)(,\s*-?\d+)?(?::([^{}]*))?\}|[{}]/g;

/**
 * The function `format()`: items such as `{0}` and `{1:D3}`, of which the second stands for a number with leading zeros.
 * @throws Unresolved for other formats, which depend on the culture, for alignments, and for items without a value
 */
export function formattedText(pattern: string, values: readonly unknown[]): string {
  let result = '';
  let end = 0;
  for (const found of pattern.matchAll(item)) {
    const [whole, at, alignment, format] = found;
    result +=
      pattern.slice(end, found.index) + (at === undefined ? brace(whole) : itemText(values, at, alignment, format));
    if (result.length > longest) throw new Unresolved('the value is too long');
    end = found.index + whole.length;
  }
  return result + pattern.slice(end);
}

function brace(whole: string): string {
  if (whole.length === 1) throw new Unresolved('format() needs items such as {0}');
  return whole.slice(1);
}

function itemText(values: readonly unknown[], at: string, alignment: string | undefined, format = ''): string {
  if (Number(at) >= values.length) throw new Unresolved(`format() has no value for {${at}}`);
  if (alignment !== undefined) throw new Unresolved('azroute does not evaluate alignments of format()');
  const value = known(values[Number(at)]);
  if (value === true || value === false) return value ? 'True' : 'False';
  if (value === null || value === undefined) return '';
  // Only numbers have formats.
  return typeof value === 'number' && format !== '' ? formattedNumber(value, format) : text(value);
}

function formattedNumber(value: number, format: string): string {
  const digits = /^d(\d{0,2})$/i.exec(format)?.[1];
  if (digits === undefined) throw new Unresolved(`azroute does not evaluate the format ${format.slice(0, 20)}`);
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(Number(digits), '0')}`;
}
