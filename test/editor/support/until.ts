const POLL_MS = 25;
const LIMIT_MS = 20_000;

/**
 * Waits until a function returns something, and returns that.
 * @param limit for how long, in milliseconds; 20 seconds by default
 * @throws if it returns nothing for that long; the message says what was expected
 */
export async function until<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
  limit = LIMIT_MS,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
