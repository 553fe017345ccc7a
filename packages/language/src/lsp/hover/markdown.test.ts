import { describe, expect, it } from 'vitest';
import { bounded, escapeText, link, table } from './markdown.js';

const escapes: readonly [name: string, shown: string][] = [
  ['nva1', 'nva1'],
  ['10.0.0.0/16', '10.0.0.0/16'],
  ['a|b', 'a\\|b'],
  ['**bold** _it_', '\\*\\*bold\\*\\* \\_it\\_'],
  ['<script>', '\\<script\\>'],
  ['[x](command:evil)', '\\[x\\](command:evil)'],
  ['&lt;', '\\&lt;'],
  ['$(sync)', '\\$(sync)'],
  ['line\nbreak', 'line break'],
  ['https://a.example', 'https\\://a.example'],
  ['www.example', 'www\\.example'],
  ['a@b.example', 'a\\@b.example'],
];

describe('Markdown', () => {
  it.each(escapes)('shows %j literally', (name, shown) => expect(escapeText(name)).toBe(shown));

  it('encodes characters that would end the target of a link', () =>
    expect(link('a]', 'file:///a (1).azroute#L1,1')).toBe('[a\\]](file:///a%20%281%29.azroute#L1,1)'));

  it('leaves out a table without rows', () => expect(table(['Prefix'], [])).toBe(''));

  it('shows the number of items that it left out', () =>
    expect(bounded([1, 2, 3], 2, String)).toEqual(['1', '2', '… and 1 more']));
});
