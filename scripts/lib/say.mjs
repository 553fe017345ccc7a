const start = Date.now();

/** Prints one line of progress with the seconds since the script began. */
export function say(message) {
  console.log(`[${((Date.now() - start) / 1000).toFixed(1)}s] ${message}`);
}

/** An error with a self-explanatory message: the scripts print it without a stack trace. */
export class Plain extends Error {}

/** Runs a script's main function and turns its outcome into the exit code. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    console.error(error instanceof Plain ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
