const CHECK_MS = 500;

/**
 * Resolves when the process is told to stop: by Ctrl+C or a signal, because its terminal was closed, or because the
 * process that started it is gone.
 * @returns {Promise<void>}
 */
export function toldToStop() {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
    setInterval(() => process.ppid === parent || resolve(), CHECK_MS).unref();
  });
}
