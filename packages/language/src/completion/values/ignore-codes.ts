import { CompletionItemKind, type Diagnostic } from 'vscode-languageserver';
import { allCodes } from '../../validation/all-codes.js';
import type { Offer } from '../offer.js';

/** A comment that hides findings, up to a code that is being written. */
const beforeCode = /^\s*(?:\/\/|\/\*)\s*azroute-ignore\s+(?:AZR\d+[\s,]+)*(\w*)$/;
/** A comment whose first word is being written. */
const beforeWord = /^\s*(?:\/\/|\/\*)\s*([a-z-]*)$/;

/** What can be written in a comment, and the word that it replaces. */
interface CommentOffers {
  readonly typed: string;
  readonly offers: readonly Offer[];
}

/**
 * What a comment can say to azroute: that it hides findings, and which. First the codes that the file has.
 * @param line the text of the line up to the cursor
 */
export function commentOffers(line: string, diagnostics: readonly Diagnostic[]): CommentOffers | undefined {
  const code = beforeCode.exec(line)?.[1];
  if (code !== undefined) {
    const found = new Set(diagnostics.map((each) => each.code));
    const offers = allCodes.map(({ code: text, title }) => ({
      text,
      detail: title,
      rank: found.has(text) ? 0 : 1,
      kind: CompletionItemKind.EnumMember,
      aliases: [title],
    }));
    return { typed: code, offers };
  }
  const word = beforeWord.exec(line)?.[1];
  if (word === undefined || !'azroute-ignore'.startsWith(word)) return undefined;
  const detail = 'hides findings of the next statement';
  const offer = { text: 'azroute-ignore', detail, rank: 1, kind: CompletionItemKind.Keyword, continues: true };
  return { typed: word, offers: [offer] };
}
