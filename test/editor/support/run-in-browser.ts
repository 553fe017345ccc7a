import 'mocha/mocha.js';
import { runMocha } from './run-mocha.js';

/** The pattern of the tests to run, from the bundler; empty for all. */
declare const GREP: string;

/** Mocha for browsers defines this. */
declare const Mocha: typeof import('mocha');

/** Runs suites with Mocha inside the extension host of a browser; see `runMocha`. */
export function runInBrowser(define: () => void): Promise<void> {
  return runMocha(Mocha, GREP || undefined, define, (counts) => console.log(`[results] ${JSON.stringify(counts)}`));
}
