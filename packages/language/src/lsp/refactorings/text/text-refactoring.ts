import type { RefactoringKind } from '@azroute/engine';
import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { Replacement } from '../../scratch.js';

/** What a refactoring of texts may read. */
export interface TextContext {
  readonly document: LangiumDocument;
  readonly text: string;
  /** The cursor or the selection, as offsets, without white space at its ends. */
  readonly start: number;
  readonly end: number;
  readonly documents: LangiumDocuments;
  /** The names of the files in the folder of the document, as far as they are known. */
  readonly namesBeside: () => Promise<readonly string[]>;
}

/** Changed texts that are worth a proof. */
export interface TextProposal {
  /** What changes, as an action that begins with a capital letter. */
  readonly title: string;
  /** Replacements by document URI. */
  readonly replacements: ReadonlyMap<string, readonly Replacement[]>;
  /** The texts of new files by URI. */
  readonly created: ReadonlyMap<string, string>;
  /** The URIs of files that go. */
  readonly deleted: readonly string[];
}

/** One way to write the same topology in other files. */
export interface TextRefactoring {
  /** A stable name, such as `moveToFile`. */
  readonly name: string;
  readonly kind: RefactoringKind;
  /** The changed texts that are proposed; none where the refactoring is out of place. */
  readonly offers: (context: TextContext) => AsyncIterable<TextProposal>;
}
