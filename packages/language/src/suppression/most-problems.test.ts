import { describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severities } from '../configuration/read-configuration.js';
import { finishDiagnostics } from './finish-diagnostics.js';

const { Error: error, Warning: warning, Information: note, Hint: hint } = DiagnosticSeverity;

/** Problems on successive lines, this many of each severity, in this order. */
function problems(...groups: readonly (readonly [number, DiagnosticSeverity])[]): Diagnostic[] {
  return groups
    .flatMap(([many, severity]) => Array.from({ length: many }, () => severity))
    .map((severity, line) => ({
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
      severity,
      code: 'AZR101',
      message: `${line}`,
    }));
}

function shown(diagnostics: readonly Diagnostic[], severities: Severities = new Map()) {
  const { shown: all } = finishDiagnostics('', diagnostics, severities, true);
  const count = all.find(({ code }) => code === 'AZR055');
  const others = all.filter((each) => each !== count);
  const lines = others.map(({ range }) => range.start.line);
  return { count, lines: `${lines[0]}-${lines.at(-1)} (${lines.length})` };
}

describe('of too many problems of a file, the worst are shown and the others counted:', () => {
  test.each<[string, Diagnostic[], string, string]>([
    ['the last ones of one severity', problems([1500, error]), '0-999 (1000)', '500 errors of this file are'],
    ['a single one', problems([1001, hint]), '0-999 (1000)', '1 hint of this file is'],
    ['the milder ones', problems([600, hint], [1000, error]), '600-1599 (1000)', '600 hints of this file are'],
    [
      'some of several severities',
      problems([900, note], [300, error], [300, warning]),
      '0-1499 (1000)',
      '500 notes of this file are',
    ],
    [
      'two severities',
      problems([1, hint], [1200, error], [2, warning]),
      '1-1000 (1000)',
      '200 errors, 2 warnings, 1 hint of this file are',
    ],
  ])('%s', (_name, diagnostics, lines, counted) => {
    const found = shown(diagnostics);
    expect(found.lines).toBe(lines);
    expect(found.count?.message).toMatch(new RegExp(`^${counted} not shown\\.`));
    expect(found.count?.range.start).toEqual({ line: 0, character: 0 });
  });

  test('no others if all are shown', () => {
    expect(shown(problems([400, hint], [600, error]))).toEqual({ count: undefined, lines: '0-999 (1000)' });
  });

  test.each(['AZR901', 'AZR902', 'AZR910'])('others before %s, which reports that something is left out', (code) => {
    const all = problems([1500, error], [1, warning]).map((each, i) => (i === 1500 ? { ...each, code } : each));
    const found = shown(all);
    expect(found.lines).toBe('0-1500 (1000)');
    expect(found.count?.message).toContain('501 errors of this file are');
  });

  test('those that the configuration makes worse or hides', () => {
    const off: Severities = new Map([['AZR101', 'off']]);
    expect(shown(problems([2000, error]), off).count).toBeUndefined();
    const mild: Severities = new Map([['AZR101', 'hint']]);
    expect(shown(problems([2000, error]), mild).count?.message).toContain('1,000 hints');
    const quiet: Severities = new Map([['AZR055', 'off']]);
    expect(shown(problems([2000, error]), quiet)).toEqual({ count: undefined, lines: '0-999 (1000)' });
  });

  test('not those that a comment hides', () => {
    const [first, ...others] = problems([1001, error]) as [Diagnostic, ...Diagnostic[]];
    const below = { ...first, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } } };
    const text = '// azroute-ignore AZR101: known\nvnet a {}';
    const { shown: all } = finishDiagnostics(text, [below, ...others.slice(1)], new Map(), true);
    expect(all.some(({ code }) => code === 'AZR055')).toBe(false);
  });
});

/** The resulting number of related locations of each problem that had `n` of them before. */
function relatedOf(many: number, n: number): number[] {
  const place = { uri: 'file:///a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
  const relatedInformation = Array.from({ length: n }, (_, i) => ({ location: place, message: `${i}` }));
  const diagnostics = problems([many, error]).map((each) => ({ ...each, relatedInformation }));
  return finishDiagnostics('', diagnostics, new Map(), true).shown.map((each) => each.relatedInformation?.length ?? 0);
}

describe('the number of related locations is limited', () => {
  test.each([
    ['few are kept', 2, 100, [100, 100]],
    ['the last of many has the number of the others', 2, 300, [101, 101]],
    ['of many problems the last ones have none', 60, 100, [...Array(50).fill(100), ...Array(10).fill(0)]],
  ])('%s', (_name, many, n, left) => {
    expect(relatedOf(many, n)).toEqual(left);
  });
});
