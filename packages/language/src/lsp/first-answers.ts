import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { isDone } from './code-actions/preparation.js';
import { nameSpan } from './names/target.js';
import type { EditorServices } from './services.js';

/** How long answers are computed, including those that were stopped, in milliseconds. */
const longest = 500;

/** How many words of one statement are hovered over. */
const mostWords = 6;

/** How often each answer is computed: the second time, another part of the code is still slow. */
const rounds = 2;

/**
 * Computes answers that nobody has asked for yet, once: a function of JavaScript is compiled when it is first called, so
 * that the first hover of its kind takes several times as long as the next one. Ends when it has seen each kind of
 * statement in the open texts, or after half a second; it goes on later if it is stopped.
 */
export class FirstAnswers {
  private readonly seen = new Set<string>();
  private spent = 0;

  constructor(private readonly services: EditorServices) {}

  /**
   * Never rejects.
   * @param isStopped whether something else is to be done
   * @returns whether all that is worthwhile is computed
   */
  async compute(documents: readonly LangiumDocument[], isStopped: () => boolean): Promise<boolean> {
    const preparation = { services: this.services, isStopped };
    for (const document of documents) {
      for (const node of this.unseenIn(document)) {
        for (const answer of this.answersAt(document, node)) {
          if (this.spent > longest) return true;
          const began = performance.now();
          // If it fails, the first request will fail too, and report it.
          const isAnswered = await isDone(preparation, answer).catch(() => true);
          this.spent += performance.now() - began;
          if (!isAnswered) return false;
        }
        this.seen.add(node.$type);
      }
    }
    return true;
  }

  private unseenIn({ parseResult }: LangiumDocument): AstNode[] {
    if (this.spent > longest) return [];
    const first = new Map<string, AstNode>();
    for (const node of AstUtils.streamAllContents(parseResult.value)) {
      if (!this.seen.has(node.$type) && !first.has(node.$type)) first.set(node.$type, node);
    }
    return [...first.values()];
  }

  private *answersAt(document: LangiumDocument, node: AstNode): Iterable<() => unknown> {
    const { lsp } = this.services;
    const textDocument = { uri: document.textDocument.uri };
    const at = (offset: number) => ({ textDocument, position: document.textDocument.positionAt(offset) });
    for (let round = 0; round < rounds; round++) {
      for (const word of wordsOf(node)) yield () => lsp.HoverProvider?.getHoverContent(document, at(word));
      const name = nameSpan(node)?.start;
      if (name === undefined) continue;
      yield () => lsp.DefinitionProvider?.getDefinition(document, at(name));
      yield () => lsp.DocumentHighlightProvider?.getDocumentHighlight(document, at(name));
      yield () =>
        lsp.ReferencesProvider?.findReferences(document, { ...at(name), context: { includeDeclaration: true } });
      yield () => lsp.CompletionProvider?.getCompletion(document, at(name));
    }
  }
}

/** The places of the first words of a statement. */
function wordsOf({ $cstNode }: AstNode): number[] {
  if (!$cstNode) return [];
  return CstUtils.flattenCst($cstNode)
    .limit(mostWords)
    .map(({ offset }) => offset)
    .toArray();
}
