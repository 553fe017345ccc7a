/**
 * Runs a function in which errors have no stack traces. A parser creates an error object for each syntax error and
 * never shows its trace, and in a file with many errors the traces take longer than parsing.
 */
export function withoutStackTraces<T>(run: () => T): T {
  const settings = Error as { stackTraceLimit?: number };
  const before = settings.stackTraceLimit;
  settings.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    if (before === undefined) delete settings.stackTraceLimit;
    else settings.stackTraceLimit = before;
  }
}
