import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

const TIMEOUT_MS = 30_000;

/** The embedded VS Code forwards a line to the terminal only with this mark. */
const print = (...args: unknown[]): void => {
  for (const line of format(...args).split('\n')) console.log(`[test] ${line}`);
};

/**
 * Runs suites with Mocha inside the extension host and writes the counts and failures to the file in MOCHA_RESULTS.
 * @param define defines the suites when called
 */
export function run(define: () => void): Promise<void> {
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: TIMEOUT_MS,
    reporter: 'spec',
    grep: process.env.MOCHA_GREP,
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  define();
  return new Promise((resolve, reject) => {
    const failed: { name: string; message: string }[] = [];
    const runner = mocha.run((failures) => {
      const counts = { passed: runner.stats?.passes ?? 0, failed: failures, failures: failed };
      const file = process.env.MOCHA_RESULTS;
      if (file) writeFileSync(file, JSON.stringify(counts));
      if (failures > 0) reject(new Error(`${failures} of the editor tests failed`));
      else if (counts.passed === 0) reject(new Error('no editor test has run'));
      else resolve();
    });
    runner.on('fail', (test, error: Error) => failed.push({ name: test.fullTitle(), message: error.message }));
  });
}
