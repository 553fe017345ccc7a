import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { Plain } from '../lib/say.mjs';

const LIMIT_MS = 300_000;

/** How lines begin that a suite prints for the terminal, and the one with its counts. */
const TEST = '[test] ';
const RESULTS = '[results] ';

/**
 * Resolves when the window reports the end of the tests; rejects if that can no longer happen.
 * @param {{ page: import('playwright-core').Page, browser: import('playwright-core').Browser | import('playwright-core').BrowserContext, log: string[],
 *   artifacts: string, exited?: Promise<string> }} window `artifacts` is where a reader finds more, and `exited` the end of
 *   a server that the window needs
 */
export async function endOfTests({ page, browser, log, artifacts, exited }) {
  page.on('pageerror', (error) => log.push(`pageerror ${error.stack}`));
  await page.exposeFunction('codeAutomationLog', (level, args) => {
    const line = format(...args);
    log.push(`${level} ${line}`);
    if (line.startsWith(TEST)) console.log(line.slice(TEST.length));
    // A suite in a browser writes no file.
    if (line.startsWith(RESULTS) && process.env.MOCHA_RESULTS)
      writeFileSync(process.env.MOCHA_RESULTS, line.slice(RESULTS.length));
  });
  return new Promise((resolve, reject) => {
    const fail = (message) => reject(new Plain(`${message} See ${path.relative(process.cwd(), artifacts)}.`));
    page.exposeFunction('codeAutomationExit', (code, logs) => resolve({ code, logs })).catch(reject);
    page.on('crash', () => fail('The window crashed.'));
    const isGone = () => fail('Chromium ended unexpectedly.');
    browser.on('disconnected', isGone);
    browser.on('close', isGone);
    exited?.then(fail);
    setTimeout(() => fail(`The tests did not end within ${LIMIT_MS / 1000} s.`), LIMIT_MS).unref();
  });
}

/** Parts that the embedded VS Code doesn't need: offline pages, and search in files. */
const HARMLESS = /Service Worker|ripgrep/;

/** Shows the last errors of the window's log, the only place that reports a suite that could not be loaded. */
export function reportErrors(log) {
  const errors = log.filter((line) => /^(error|pageerror) /.test(line) && !HARMLESS.test(line));
  for (const line of errors.slice(-5)) console.error(line);
}
