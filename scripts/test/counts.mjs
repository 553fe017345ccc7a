import { existsSync, readFileSync } from 'node:fs';

const NONE = { passed: 0, failed: 0, failures: [] };

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** The first lines of a message, without the test runner's stack frames: enough to see what was expected. */
const inShort = (message = '') =>
  message
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, 12)
    .join('\n');

/**
 * The numbers of passed and failed tests from vitest's JSON report. A file that could not be loaded counts as a
 * failure.
 */
export function vitestCounts(file) {
  const report = read(file);
  if (!report) return NONE;
  const failed = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [{ name, message: inShort(message) }] : [];
    return tests.map((test) => ({
      name: `${name}: ${test.fullName}`,
      message: inShort(test.failureMessages.join('\n')),
    }));
  });
  return { passed: report.numPassedTests, failed: failed.length, failures: failed };
}

/** The numbers of passed and failed tests from the editor suite's report. */
export function mochaCounts(file) {
  const report = read(file);
  return report ? { passed: report.passed, failed: report.failed, failures: report.failures ?? [] } : NONE;
}

/** The numbers of passed and failed checks from the sums that scripts have written. */
export function sumCounts(...files) {
  const counts = files.map((file) => read(file) ?? NONE);
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), failures: [] };
}
