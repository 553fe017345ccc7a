import { existsSync, readFileSync } from 'node:fs';

const NONE = { passed: 0, failed: 0 };

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** How many tests passed and failed, by vitest's JSON report. A file that could not be loaded counts as a failure. */
export function vitestCounts(file) {
  const report = read(file);
  if (!report) return NONE;
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** How many tests passed and failed, by the editor suite's report. */
export function mochaCounts(file) {
  const report = read(file);
  return report ? { passed: report.passed, failed: report.failed } : NONE;
}

/** How much passed and failed, by the sums that scripts have left. */
export function sumCounts(...files) {
  const counts = files.map((file) => read(file) ?? NONE);
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}
