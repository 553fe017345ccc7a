/**
 * Runs a function in which errors carry no stack trace. A parser makes an error object for each syntax error and never
 * shows its trace, and in a file of nonsense the traces cost more than the parsing.
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
