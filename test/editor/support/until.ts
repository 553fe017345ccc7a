const POLL_MS = 25;
const LIMIT_MS = 20_000;

/**
 * Waits until a function returns something, and returns that.
 * @throws if it returns nothing for 20 seconds; the message says what was expected
 */
export async function until<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
