/** The diagnostic of a file that is not analyzed, because its analysis repeatedly ended threads. */
export function analysisFailure(error: Error | undefined): object {
  const start = { line: 0, character: 0 };
  const why = error ? error.message.split('\n')[0] : 'the thread ended';
  return {
    range: { start, end: start },
    severity: 1,
    code: 'AZR910',
    source: 'azroute',
    message: `azroute could not analyze the open files: ${why} They are analyzed again when one of them changes.`,
  };
}
