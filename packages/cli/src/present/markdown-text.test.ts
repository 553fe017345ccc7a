import { describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { markdownText } from './markdown-text.js';

const page = `# Title · *more*

**Bold** text with \`code\`, a [link](https://example.com/x) and a [page](../rules/x.md).
Next line.

- one
- two
  with more

1. first

> quoted

\`\`\`azroute
vnet v {
  address 10.0.0.0/16
}
\`\`\`

| A | B |
| --- | --- |
| 1 | two |
`;

const text = `Title · more

Bold text with code, a link (https://example.com/x) and a page. Next line.

- one
- two with more

1. first

  quoted

    vnet v {
      address 10.0.0.0/16
    }

A  B
1  two
`;

it('Markdown is laid out without its marks', () => {
  expect(markdownText(page, { columns: 80, styled: false })).toBe(text);
});

it('headings and code stand out in colour', () => {
  const styled = markdownText(page, { columns: 80, styled: true });
  expect(styled).toContain('\u001b[1mTitle · more\u001b[0m\n');
  expect(styled).toContain('\u001b[2m    vnet v {\u001b[0m\n');
});

it('lines are as wide as the terminal, and a table that is wider becomes lines', () => {
  const narrow = markdownText(`${page}\n| C | D |\n| --- | --- |\n| ${'long '.repeat(9)}| x |\n`, {
    columns: 30,
    styled: false,
  });
  expect(narrow).toMatch(/C: long long .*\n {2}long .*\n.*D: x\n/s);
  for (const line of narrow.split('\n')) expect(line.includes('https') ? 0 : line.length).toBeLessThanOrEqual(30);
});

describe('explain', () => {
  it.each(['AZR117', 'R156', 'T05'])('%s is laid out on a terminal, and Markdown in a pipe', async (subject) => {
    const shown = await azroute(['explain', subject], undefined, { columns: 70 });
    expect(shown.stdout).not.toMatch(/^#|\*\*|```|\]\(/m);
    expect(shown.stdout.split('\n').filter((line) => line.length > 70 && !line.startsWith('    '))).toEqual([]);
    expect((await azroute(['explain', subject])).stdout).toMatch(/^# /);
  });
});
