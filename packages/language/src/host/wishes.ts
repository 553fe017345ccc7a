import type { Wish } from '../lsp/prepared-answers.js';

/** So many analyses are prepared for after a request. */
const preparedFor = 20;
/** And so many if nobody has asked yet: the first one of each of two threads. */
const preparedIfExpected = 2;

/** What clients ask of whole documents again and again, so that it is worth being made together with the analysis. */
export class Wishes {
  private readonly left = new Map<string, { readonly wish: Wish; count: number }>();

  /** Somebody has asked, or is expected to. */
  add(wish: Wish, isExpected = false): void {
    const key = `${wish.method} ${wish.uri}`;
    const count = Math.max(this.left.get(key)?.count ?? 0, isExpected ? preparedIfExpected : preparedFor);
    this.left.set(key, { wish, count });
  }

  /** What is to be made with the next analysis. */
  take(): Wish[] {
    for (const [key, entry] of this.left) if (entry.count-- <= 0) this.left.delete(key);
    return [...this.left.values()].map(({ wish }) => wish);
  }
}
