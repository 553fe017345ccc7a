import {
  type AstNode,
  type Cancellation,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type URI,
} from 'langium';
import { type Refusal, refusalOf } from './refusal.js';

const refusals = new WeakMap<LangiumDocument, Refusal>();

/** Why the file of a document could not be read the last time; undefined if it was read. */
export function refusalOfDocument(document: LangiumDocument): Refusal | undefined {
  return refusals.get(document);
}

/**
 * Creates and updates documents. A document whose file became unreadable is empty and has a refusal, see
 * {@link refusalOfDocument}; it is read again when its file changes.
 */
export class AzrouteDocumentFactory extends DefaultLangiumDocumentFactory {
  /** An empty document for a file that cannot be read. */
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
