import { expect, it } from 'vitest';
import { encodedName, withLinks } from './markdown-links.js';

it.each([
  ['see [nva1](file:///net/a.azroute#L3)', 'see [nva1](/there)'],
  ['see [a\\]b](file:///net/a.azroute)', 'see [a\\]b](/there)'],
  ['see [R001](https://example.com)', 'see [R001](https://example.com)'],
  ['see [gone](vscode-vfs://host/a.azroute)', 'see gone'],
  ['\\[a [nva1](file:///net/a.azroute)', '\\[a [nva1](/there)'],
  ['\\[nva1](file:///net/a.azroute)', '\\[nva1](file:///net/a.azroute)'],
])('leads the links of %s elsewhere', (text, expected) => {
  expect(withLinks(text, (target) => (target.startsWith('file:') ? '/there' : undefined))).toBe(expected);
});

it('encodes what would end the path of a link', () => {
  expect(encodedName("hub (1)'s.azroute")).toBe('hub%20%281%29%27s.azroute');
});
