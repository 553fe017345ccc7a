import type { CompletionItemKind } from 'vscode-languageserver';

/** Something to offer: its text, and what the list shows next to it. */
export interface Offer {
  readonly text: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  /** Its group in the list, the lowest first. */
  readonly rank: number;
  /** How likely it is within its group, 0 first; equal ones keep their order. */
  readonly weight?: number;
  readonly snippet?: string | undefined;
  /** What is inserted in place of the text, if more than that is known. */
  readonly insert?: string | undefined;
  /** Further words with which it is found, such as those of other tools. */
  readonly aliases?: readonly string[] | undefined;
  /** Whether something is offered behind it too, so that the list should open again. */
  readonly continues?: boolean | undefined;
  /** The key of its documentation. */
  readonly topic?: string | undefined;
}

/** The offers without those of equal text, the most likely first. */
export function ranked(offers: Iterable<Offer>): Offer[] {
  const best = new Map<string, Offer>();
  const compare = (a: Offer, b: Offer) => a.rank - b.rank || (a.weight ?? 0) - (b.weight ?? 0);
  for (const offer of offers) {
    const known = best.get(offer.text);
    if (!known || compare(offer, known) < 0) best.set(offer.text, offer);
  }
  return [...best.values()].sort(compare);
}
