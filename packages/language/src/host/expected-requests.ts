import type { ExpectedRequest } from '../lsp/prepared-answers.js';

/** The number of analyses that prepare an answer after a request. */
const preparedFor = 20;
/** The number of analyses if a request is only expected: the first one of each of two threads. */
const preparedIfExpected = 2;

/**
 * The requests for whole documents that clients repeat after each change, so that the analysis prepares their answers.
 */
export class ExpectedRequests {
  private readonly left = new Map<string, { readonly request: ExpectedRequest; count: number }>();

  /** Records a request, or an expected request. */
  add(request: ExpectedRequest, isExpected = false): void {
    const key = `${request.method} ${request.uri}`;
    const count = Math.max(this.left.get(key)?.count ?? 0, isExpected ? preparedIfExpected : preparedFor);
    this.left.set(key, { request, count });
  }

  /** The requests that the next analysis has to prepare. */
  take(): ExpectedRequest[] {
    for (const [key, entry] of this.left) if (entry.count-- <= 0) this.left.delete(key);
    return [...this.left.values()].map(({ request }) => request);
  }
}
