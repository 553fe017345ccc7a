import { expect, it } from 'vitest';
import { AnalysisWait, longAnalysis } from './analysis-wait.js';

it.each([
  ['nothing is known', 0, undefined, 15],
  ['an analysis is short', 4, undefined, 15],
  ['an analysis is as long as they may wait', 15, undefined, 15],
  ['an analysis takes longer', 400, undefined, 0],
  ['one that takes longer has just started', 400, 10, 0],
  ['one that takes longer is nearly complete', 400, 390, 15],
  ['one that takes longer should be complete', 400, 410, 15],
  ['one takes much longer than the last one', 400, 600, 0],
  ['one takes much longer than a short one', 4, 600, 15],
])('if %s, requests wait as long as it helps', (_, last, running, wait) => {
  const analysisWait = new AnalysisWait(15);
  analysisWait.began(1000);
  analysisWait.analysed(1000 + last);
  if (running !== undefined) analysisWait.began(5000 - running);
  expect(analysisWait.waitAt(5000)).toBe(wait);
});

it('an analysis is long if it takes much longer than requests wait for one', () => {
  const analysisWait = new AnalysisWait(15);
  expect(analysisWait.isLong).toBe(false);
  for (const [took, isLong] of [
    [longAnalysis + 1, true],
    [longAnalysis, false],
  ] as const) {
    analysisWait.began(1000);
    analysisWait.analysed(1000 + took);
    expect(analysisWait.isLong).toBe(isLong);
  }
});
