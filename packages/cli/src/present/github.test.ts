import { expect, test } from 'vitest';
import type { FindingJson } from './diagnostic.js';
import { githubAnnotation } from './github.js';

const finding: FindingJson = {
  file: 'a,b:c.azroute',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  severity: 'error',
  code: 'AZR101',
  message: '100% of it\nloops',
  related: [],
};

test.each([
  [{}, '::error file=a%2Cb%3Ac.azroute,line=3,endLine=3,col=5,endColumn=9,title=AZR101::100%25 of it%0Aloops\n'],
  // Columns are meaningful only within one line.
  [{ endLine: 4 }, '::error file=a%2Cb%3Ac.azroute,line=3,endLine=4,title=AZR101::100%25 of it%0Aloops\n'],
  [
    { severity: 'hint', message: 'x' },
    '::notice file=a%2Cb%3Ac.azroute,line=3,endLine=3,col=5,endColumn=9,title=AZR101::x\n',
  ],
] as const)('%j is a workflow command', (change, expected) => {
  expect(githubAnnotation({ ...finding, ...change })).toBe(expected);
});
