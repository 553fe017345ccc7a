import { expect, it } from 'vitest';
import { pagePath } from './page-path.js';

it.each([
  ['/rules', { folder: 'rules', names: [] }],
  ['/rules/README.md', { folder: 'rules', names: ['README.md'] }],
  ['/diagnostics/AZR101.md', { folder: 'diagnostics', names: ['AZR101.md'] }],
  ['/server.js', undefined],
  ['/rules/../server.js', undefined],
  ['/rules/..\\..\\server.js', undefined],
  ['/rules/..\\server.js', undefined],
  ['/rules\\..\\server.js', undefined],
])('finds the page %s only in the folders of pages', (path, expected) => {
  expect(pagePath(path)).toEqual(expected);
});
