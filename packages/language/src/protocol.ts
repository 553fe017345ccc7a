import type { Answers } from '@azroute/engine';
import type { WorkspaceEdit } from 'vscode-languageserver-types';

export type { Answers, RefactoringQuestion } from '@azroute/engine';

/**
 * The requests that the language server sends to an editor in addition to the Language Server Protocol: for files that
 * are not on a disk, such as those of a virtual workspace. An editor that does not support them has no such files.
 */
export const fileRequests = {
  /** Asks with a {@link FilePlace} for a text; `null` if it cannot be read. */
  readFile: 'azroute/readFile',
  /** Asks with a {@link FilePlace} for a list of {@link FileEntry}; empty if the folder cannot be read. */
  readDirectory: 'azroute/readDirectory',
} as const;

/** A file or folder, by its URI. */
export interface FilePlace {
  readonly uri: string;
}

/** One entry of a folder. */
export interface FileEntry {
  readonly uri: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}

/** The largest file that is read, in bytes; messages say 10 MB. */
export const largestFile = 10_000_000;

/** The command of an editor that asks for the inputs of a refactoring and applies its result. */
export const refactoringCommand = 'azroute.refactor';

/** The requests of that command. An editor that has it says so with `refactoringInputs` in its initialization options. */
export const refactoringRequests = {
  /** Asks with {@link RefactoringParams} what is to be asked next; `null` if nothing is. */
  inputs: 'azroute/refactoringInputs',
  /** Asks with {@link RefactoringParams} for a {@link RefactoringResult}. */
  refactor: 'azroute/refactor',
} as const;

/** A refactoring, where it was chosen, and what was answered so far. */
export interface RefactoringParams {
  readonly textDocument: { readonly uri: string };
  readonly uri: string;
  readonly root: string;
  readonly version: number;
  readonly selection: readonly string[];
  readonly refactoring: string;
  readonly answers: Answers;
}

/** The change of a refactoring, as an edit of the Language Server Protocol, or why nothing is changed. */
export type RefactoringResult = { readonly title: string; readonly edit: WorkspaceEdit } | { readonly refused: string };

export { returnMemory } from './memory-settings.js';

/** The request of an editor that compares the topologies of a document with an earlier state of their files. */
export const compareRequest = 'azroute/compare';

/** Which document, and what its files contained before. */
export interface CompareParams {
  readonly textDocument: { readonly uri: string };
  /** Earlier texts by URI; `null` if there was no such file. */
  readonly before: Readonly<Record<string, string | null>>;
  /** Whether files that `before` does not mention had the text that they have now; otherwise they are asked for. */
  readonly othersAreEqual: boolean;
  /** The language of the change of the configuration; without it, the difference is told in Markdown. */
  readonly as?: string;
}

/** The difference, or which files of the earlier state are missing in `before`, or why there is no answer. */
export type CompareResult =
  | { readonly text: string }
  | { readonly missing: readonly string[] }
  | { readonly refused: string };
