import { expect, test } from 'vitest';
import { scaffolds } from './scaffolds.js';
import { asSnippet } from './snippet.js';

test.each(scaffolds)('$name is the same text as a snippet', ({ text, places }) => {
  const names = places.filter((place) => !place.includes('/'));
  const snippet = asSnippet(text, names);
  const filled = snippet.replace(/\$\{\d+:([\w-]+)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
  expect(filled).toBe(text);
  for (const [i, name] of names.entries()) expect(snippet).toContain(`\${${i + 1}:${name}}`);
});
