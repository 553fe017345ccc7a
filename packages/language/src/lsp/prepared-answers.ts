import { type LangiumDocument, type MaybePromise, URI } from 'langium';
import type { WholeAnswer } from './whole/whole-answer.js';

/** Texts shorter than this are quick enough to be answered about when somebody asks. */
const largeText = 32_768;

interface Prepared {
  readonly generation: number;
  readonly answer: Promise<WholeAnswer | undefined>;
}

/** Makes an answer about a document. */
type Compute = (document: LangiumDocument) => MaybePromise<WholeAnswer | undefined>;

/** An answer that is worth making together with the analysis. */
export interface Wish {
  readonly uri: string;
  /** The method of the request. */
  readonly method: string;
}

/**
 * Answers about whole documents: outline, colours, foldings. Editors ask for them after each change, and those of a
 * large text take a while; so they can be made together with the analysis. Each is made once.
 */
export class PreparedAnswers {
  private readonly answers = new WeakMap<object, Map<string, Prepared>>();
  private readonly computes = new Map<string, Compute>();

  /** @param generation changes with everything that an answer may depend on besides the document's own tree */
  constructor(private readonly generation: () => number) {}

  /** Says how the answer of a kind is made. */
  register(method: string, compute: Compute): void {
    this.computes.set(method, compute);
  }

  /** The answer of a kind about a document. */
  get(method: string, document: LangiumDocument): Promise<WholeAnswer | undefined> {
    const tree = document.parseResult.value;
    const generation = this.generation();
    const known = this.answers.get(tree) ?? new Map<string, Prepared>();
    this.answers.set(tree, known);
    const prepared = known.get(method);
    if (prepared?.generation === generation) return prepared.answer;
    const answer = this.compute(method, document);
    known.set(method, { generation, answer });
    // One that fails is made anew when somebody asks again.
    answer.catch(() => known.delete(method));
    return answer;
  }

  private async compute(method: string, document: LangiumDocument): Promise<WholeAnswer | undefined> {
    return this.computes.get(method)?.(document);
  }

  /**
   * Makes answers about large documents.
   * @param isSuperseded whether nobody waits for them any more; asked before each
   */
  async prepare(
    wishes: readonly Wish[],
    find: (uri: URI) => LangiumDocument | undefined,
    isSuperseded: () => boolean,
  ): Promise<void> {
    for (const { uri, method } of wishes) {
      if (isSuperseded()) return;
      const document = find(URI.parse(uri));
      // One that fails is made, and told of, when somebody asks.
      if (!document || document.textDocument.getText().length < largeText) continue;
      const answer = await this.get(method, document).catch(() => undefined);
      await answer?.parts();
    }
  }
}
