import { describe, expect, it } from 'vitest';
import { findingsOf, shownPath } from './diagnostic.js';
import { countText, findingText } from './findings-text.js';

const range = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const findings = findingsOf(
  'file:///net/lab/hub.azroute',
  [
    { range: range(8, 2, 6), severity: 2, code: 'AZR102', message: 'unused space loops' },
    {
      range: range(3, 6, 10),
      severity: 1,
      code: 'AZR101',
      codeDescription: { href: 'https://example.org/AZR101' },
      message: 'nva1 sends 10.2.0.0/16\n  to itself',
      relatedInformation: [
        { location: { uri: 'file:///net/lab/sub/spoke.azroute', range: range(0, 0, 4) }, message: 'sent by vm' },
      ],
    },
    { range: range(8, 1, 6), message: 'no severity means error, no code is left out' },
  ],
  '/net/lab',
);

describe('findings', () => {
  it('are lines of file:line:column: severity CODE message, by place, related places indented', () => {
    expect(findings.map((finding) => findingText(finding, false)).join('')).toBe(`\
hub.azroute:4:7: error AZR101 nva1 sends 10.2.0.0/16 to itself
    sub/spoke.azroute:1:1: sent by vm
hub.azroute:9:2: error no severity means error, no code is left out
hub.azroute:9:3: warning AZR102 unused space loops
`);
  });

  it('have one JSON object each', () => {
    expect(findings[0]).toStrictEqual({
      file: 'hub.azroute',
      line: 4,
      column: 7,
      endLine: 4,
      endColumn: 11,
      severity: 'error',
      code: 'AZR101',
      message: 'nva1 sends 10.2.0.0/16\n  to itself',
      href: 'https://example.org/AZR101',
      related: [{ file: 'sub/spoke.azroute', line: 1, column: 1, endLine: 1, endColumn: 5, message: 'sent by vm' }],
    });
  });

  it('are coloured only if asked', () => {
    expect(findingText(findings[2]!, true)).toContain('\u001b[33mwarning\u001b[0m');
  });

  it.each([
    { count: findings, expected: '2 errors, 1 warning' },
    { count: findings.slice(0, 1), expected: '1 error' },
    { count: [], expected: '' },
  ])('are counted: "$expected"', ({ count, expected }) => {
    expect(countText(count)).toBe(expected);
  });
});

describe('a path', () => {
  it.each([
    { uri: 'file:///net/lab/a.azroute', expected: 'a.azroute', it: 'relative inside the current folder' },
    { uri: 'file:///net/lab/my%20lab/a.azroute', expected: 'my lab/a.azroute', it: 'with its blanks' },
    { uri: 'file:///net/other/a.azroute', expected: '/net/other/a.azroute', it: 'absolute outside of it' },
    { uri: 'untitled:one', expected: 'untitled:one', it: 'a URI that is no file as it is' },
  ])('is shown $it', ({ uri, expected }) => {
    expect(shownPath(uri, '/net/lab')).toBe(expected);
  });
});
