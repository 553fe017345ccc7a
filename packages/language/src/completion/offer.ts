import type { CompletionItemKind } from 'vscode-languageserver';

/** Something to offer: its text, what the list shows next to it, and its rank, the lowest first. */
export interface Offer {
  readonly text: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  readonly rank: number;
  readonly snippet?: string | undefined;
}
