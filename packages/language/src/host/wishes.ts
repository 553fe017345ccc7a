import type { Wish } from '../lsp/prepared-answers.js';

/** So many analyses are prepared for after a request. */
const preparedFor = 20;

/** What clients ask of whole documents again and again, so that it is worth being made together with the analysis. */
export class Wishes {
  private readonly left = new Map<string, { readonly wish: Wish; count: number }>();

  /** Somebody has asked. */
  add(wish: Wish): void {
    this.left.set(`${wish.method} ${wish.uri}`, { wish, count: preparedFor });
  }

  /** What is to be made with the next analysis. */
  take(): Wish[] {
    for (const [key, entry] of this.left) if (entry.count-- <= 0) this.left.delete(key);
    return [...this.left.values()].map(({ wish }) => wish);
  }
}
