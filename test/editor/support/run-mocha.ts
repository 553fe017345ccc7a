const TIMEOUT_MS = 30_000;

/** The result of a run. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

/** Texts with the values for their placeholders, as consoles join them: those of Mocha's reporters. */
function joined([text = '', ...values]: readonly unknown[]): string {
  const rest = [...values];
  const filled = String(text).replace(/%[sd]/g, (placeholder) =>
    rest.length > 0 ? String(rest.shift()) : placeholder,
  );
  return [filled, ...rest].join(' ');
}

/** VS Code's window forwards a line to the terminal only with this mark. */
const print = (...args: readonly unknown[]): void => {
  for (const line of joined(args).split('\n')) console.log(`[test] ${line}`);
};

/**
 * Runs suites.
 * @param Runner Mocha, for Node or for browsers
 * @param grep only the tests whose name matches
 * @param define defines the suites when called
 * @param report gets the counts and failures at the end
 */
export function runMocha(
  Runner: typeof import('mocha'),
  grep: string | undefined,
  define: () => void,
  report: (counts: Counts) => void,
): Promise<void> {
  Runner.reporters.Base.consoleLog = print;
  const mocha = new Runner({
    ui: 'bdd',
    color: false,
    timeout: TIMEOUT_MS,
    reporter: Runner.reporters.Spec,
    ...(grep !== undefined && { grep }),
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  define();
  return new Promise((resolve, reject) => {
    const failed: { name: string; message: string }[] = [];
    const runner = mocha.run((failures) => {
      const counts = { passed: runner.stats?.passes ?? 0, failed: failures, failures: failed };
      report(counts);
      if (failures > 0) reject(new Error(`${failures} of the editor tests failed`));
      else if (counts.passed === 0) reject(new Error('no editor test has run'));
      else resolve();
    });
    runner.on('fail', (test, error: Error) => failed.push({ name: test.fullTitle(), message: error.message }));
  });
}
