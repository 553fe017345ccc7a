import {
  type AstNode,
  type Cancellation,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type URI,
} from 'langium';
import { type Refusal, refusalOf } from './refusal.js';

const refusals = new WeakMap<LangiumDocument, Refusal>();

/** Why the file of a document could not be read when it was last tried; undefined for one that has its text. */
export function refusalOfDocument(document: LangiumDocument): Refusal | undefined {
  return refusals.get(document);
}

/**
 * Makes documents and brings them up to date. A document whose file cannot be read any more is empty and knows why,
 * see {@link refusalOfDocument}; it is read again with the next change that is told of it.
 */
export class AzrouteDocumentFactory extends DefaultLangiumDocumentFactory {
  /** An empty document in the place of a file that cannot be read. */
  unreadable(uri: URI, refusal: Refusal): LangiumDocument {
    const document = this.fromString('', uri);
    refusals.set(document, refusal);
    return document;
  }

  protected override async getUpdatedText<T extends AstNode>(
    document: LangiumDocument<T>,
    textDocument: Parameters<DefaultLangiumDocumentFactory['getUpdatedText']>[1],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<string> {
    try {
      const text = await super.getUpdatedText(document, textDocument, cancelToken);
      refusals.delete(document);
      return text;
    } catch (error) {
      refusals.set(document, refusalOf(error));
      return '';
    }
  }
}
