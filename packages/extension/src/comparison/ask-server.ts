import { type CompareParams, type CompareResult, compareRequest } from '@azroute/language/protocol';
import { type TextDocument, Uri } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import type { CommittedText } from './git-extension.js';
import { idsBeside } from './ids-beside.js';

const Compare = new RequestType<CompareParams, CompareResult | null, void>(compareRequest);

/** An earlier state of the files: that of a commit, or the texts before a repair. */
export type Earlier = CommittedText | { readonly before: Readonly<Record<string, string | null>> };

/**
 * The difference between an earlier state and now, in Markdown, or as a change of the configuration of Azure.
 * @returns why there is none, if the server says so
 */
export async function differenceSince(
  client: BaseLanguageClient,
  { uri }: TextDocument,
  earlier: Earlier,
  as?: string,
): Promise<{ readonly text: string } | { readonly refused: string }> {
  const others = typeof earlier === 'function' ? {} : earlier.before;
  const ids = as === undefined ? undefined : await idsBeside(uri);
  const before: Record<string, string | null> = { ...others };
  for (;;) {
    const params: CompareParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
      before,
      othersAreEqual: typeof earlier !== 'function',
      ...(as !== undefined && { as }),
      ...(ids !== undefined && { ids }),
    };
    const result = await client.sendRequest(Compare, params).catch(() => null);
    if (!result) return { refused: 'The text cannot be compared; the server log may say why.' };
    if (!('missing' in result)) return result;
    const unknown = result.missing.filter((each) => !(each in before));
    if (typeof earlier !== 'function' || unknown.length === 0) return { refused: 'The text cannot be compared.' };
    for (const each of unknown) before[each] = await earlier(Uri.parse(each));
  }
}
