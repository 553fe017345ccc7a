import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { runMocha } from './run-mocha.js';

/**
 * Runs suites with Mocha inside the extension host and writes the counts and failures to the file in MOCHA_RESULTS; see
 * `runMocha`.
 */
export function run(define: () => void): Promise<void> {
  const file = process.env.MOCHA_RESULTS;
  return runMocha(Mocha, process.env.MOCHA_GREP, define, (counts) => {
    if (file) writeFileSync(file, JSON.stringify(counts));
  });
}
