import type { LanguageCode } from '../codes.js';
import { type At, type Problem, problem, type RelatedRange, rangeOf } from '../problem.js';

/** Collects the problems that checks of a whole topology find. */
export class Checker {
  readonly problems: Problem[] = [];

  /** Notes a problem at a place of a file. */
  report(code: LanguageCode, uri: string, at: At, message: string, related?: readonly RelatedRange[]): void {
    this.problems.push(problem(code, uri, rangeOf(at), message, related));
  }
}

/** A place of another declaration that explains a problem. */
export function relatedPlace(uri: string, at: At, message: string): RelatedRange {
  return { uri, range: rangeOf(at), message };
}
