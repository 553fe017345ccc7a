import { type LangiumDocument, type MaybePromise, URI } from 'langium';
import type { WholeAnswer } from './whole/whole-answer.js';

/** Requests for texts shorter than this are answered quickly enough without preparation. */
const largeText = 32_768;

interface Prepared {
  readonly generation: number;
  readonly answer: Promise<WholeAnswer | undefined>;
}

/** Computes an answer for a document. */
type Compute = (document: LangiumDocument) => MaybePromise<WholeAnswer | undefined>;

/** A request whose answer is worth preparing with the analysis. */
export interface ExpectedRequest {
  readonly uri: string;
  /** The method of the request. */
  readonly method: string;
}

/**
 * Answers for whole documents: outline, semantic tokens, folding ranges. Editors request them after each change, and
 * those of a large text take a while, so they can be prepared with the analysis. Each answer is computed once.
 */
export class PreparedAnswers {
  private readonly answers = new WeakMap<object, Map<string, Prepared>>();
  private readonly computes = new Map<string, Compute>();

  /** @param generation changes with everything that an answer may depend on besides the tree of the document */
  constructor(private readonly generation: () => number) {}

  /** Registers the function that computes the answers to a method. */
  register(method: string, compute: Compute): void {
    this.computes.set(method, compute);
  }

  /** The answer to a method for a document. */
  get(method: string, document: LangiumDocument): Promise<WholeAnswer | undefined> {
    const tree = document.parseResult.value;
    const generation = this.generation();
    const known = this.answers.get(tree) ?? new Map<string, Prepared>();
    this.answers.set(tree, known);
    const prepared = known.get(method);
    if (prepared?.generation === generation) return prepared.answer;
    const answer = this.compute(method, document);
    known.set(method, { generation, answer });
    // A failed answer is computed again with the next request.
    answer.catch(() => known.delete(method));
    return answer;
  }

  private async compute(method: string, document: LangiumDocument): Promise<WholeAnswer | undefined> {
    return this.computes.get(method)?.(document);
  }

  /**
   * Prepares answers for large documents.
   * @param isSuperseded whether they are obsolete; called before each answer
   */
  async prepare(
    expected: readonly ExpectedRequest[],
    find: (uri: URI) => LangiumDocument | undefined,
    isSuperseded: () => boolean,
  ): Promise<void> {
    for (const { uri, method } of expected) {
      if (isSuperseded()) return;
      const document = find(URI.parse(uri));
      // A failed answer is computed again, and its error reported, with the next request.
      if (!document || document.textDocument.getText().length < largeText) continue;
      const answer = await this.get(method, document).catch(() => undefined);
      await answer?.parts();
    }
  }
}
