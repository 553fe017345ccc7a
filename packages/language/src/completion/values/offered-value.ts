import { CompletionItemKind } from 'vscode-languageserver';
import type { Offer } from '../offer.js';

/** An offer of a value, with what it is. */
export function value(text: string, detail: string, rank: number, weight = 0): Offer {
  return { text, detail, rank, weight, kind: CompletionItemKind.Value };
}
