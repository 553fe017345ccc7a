import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severities } from '../configuration/read-configuration.js';
import { finishDiagnostics } from './finish-diagnostics.js';

/** Lines of a text; a line that contains `<AZRnnn>` has that finding. */
function finished(lines: readonly string[], severities: Severities = new Map(), complete = true) {
  const text = lines.join('\n');
  const diagnostics = text.split(/\r\n|\r|\n/).flatMap((source, line) =>
    [...source.matchAll(/<(AZR\d{3})>/g)].map(([, code = '']) => ({
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
      severity: DiagnosticSeverity.Error,
      code,
      message: code,
    })),
  );
  const { shown, suppressed } = finishDiagnostics(text, diagnostics, severities, complete);
  return {
    shown: shown.map(({ code, severity, range }) => `${range.start.line} ${code} ${severity}`),
    suppressed: suppressed.map(({ diagnostic, reason }) => `${diagnostic.code}: ${reason}`),
    messages: shown.map(({ message }) => message),
  };
}

const cases: readonly [
  name: string,
  lines: readonly string[],
  shown: readonly string[],
  suppressed: readonly string[],
][] = [
  ['the line below', ['// azroute-ignore AZR101: known', '<AZR101>'], [], ['AZR101: known']],
  ['one code of two', ['// azroute-ignore AZR101: known', '<AZR101> <AZR110>'], ['1 AZR110 1'], ['AZR101: known']],
  [
    'several codes',
    ['//azroute-ignore AZR101, AZR110: a: b', '<AZR101> <AZR110>'],
    [],
    ['AZR101: a: b', 'AZR110: a: b'],
  ],
  [
    'over other comments and empty lines',
    ['/* azroute-ignore AZR101: known */', '', '// more', '<AZR101>'],
    [],
    ['AZR101: known'],
  ],
  [
    'over a comment of several lines',
    ['// azroute-ignore AZR101: known', '/* one', 'two', '*/ // three', '<AZR101>'],
    [],
    ['AZR101: known'],
  ],
  ['not the line after that', ['// azroute-ignore AZR101: x', 'vnet', '<AZR101>'], ['2 AZR101 1', '0 AZR052 2'], []],
  ['not the same line', ['<AZR101> // azroute-ignore AZR101: x'], ['0 AZR101 1'], []],
  [
    'the line below a comment of several lines',
    ['/* azroute-ignore AZR101: known', 'for long */', '<AZR101>'],
    [],
    ['AZR101: known'],
  ],
  ['up to a carriage return', ['// azroute-ignore AZR101: x\r<AZR101>\r<AZR101>'], ['2 AZR101 1'], ['AZR101: x']],
  ['nothing on the line of a statement', ['/* azroute-ignore AZR101: x */ vnet', '<AZR101>'], ['1 AZR101 1'], []],
  [
    'nothing on the line of another comment',
    ['/* azroute-ignore AZR101: x */ vnet /* y */', '<AZR101>'],
    ['1 AZR101 1'],
    [],
  ],
  ['nothing inside a comment', ['/*', '// azroute-ignore AZR101: x', '*/', '<AZR101>'], ['3 AZR101 1'], []],
  [
    'the line below a name with signs of a comment',
    ['// azroute-ignore AZR101: x', '"/*" "*/" <AZR101>'],
    [],
    ['AZR101: x'],
  ],
  ['no syntax error', ['// azroute-ignore AZR001: x', '<AZR001>'], ['1 AZR001 1', '0 AZR052 2'], []],
  ['nothing without a reason', ['// azroute-ignore AZR101', '<AZR101>'], ['1 AZR101 1', '0 AZR053 2'], []],
  ['nothing without a code', ['// azroute-ignore: x', '<AZR101>'], ['1 AZR101 1', '0 AZR053 2'], []],
  ['no unknown code', ['// azroute-ignore AZR998: x', '<AZR101>'], ['1 AZR101 1', '0 AZR053 2'], []],
];

test.each(cases)('a comment hides %s', (_name, lines, shown, suppressed) => {
  expect(finished(lines)).toMatchObject({ shown, suppressed });
});

test('a comment that hides one of its two codes names the other', () => {
  const { messages } = finished(['// azroute-ignore AZR101, AZR110: x', '<AZR110>']);
  expect(messages).toEqual(['The next line has no AZR101 anymore. Remove AZR101.']);
});

test('while findings are missing, no comment is reported as having no effect', () => {
  expect(finished(['// azroute-ignore AZR101: x', 'vnet'], new Map(), false).shown).toEqual([]);
});

test('severities replace those of the codes, including those about comments', () => {
  const severities: Severities = new Map([
    ['AZR101', 'hint'],
    ['AZR110', 'off'],
    ['AZR052', 'off'],
  ]);
  expect(finished(['// azroute-ignore AZR020: x', '<AZR101> <AZR110> <AZR112>'], severities).shown).toEqual([
    '1 AZR101 4',
    '1 AZR112 1',
  ]);
});
