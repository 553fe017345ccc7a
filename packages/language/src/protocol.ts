import type { Answers, InputChoice } from '@azroute/engine';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

export type { Answers, InputChoice, RefactoringQuestion } from '@azroute/engine';
export { Failure } from './asked/failure.js';
export { readFence } from './asked/fence.js';
export { isOfAzroute, isPictureFile } from './asked/fence-words.js';
export * from './diagram-protocol.js';
export { isArrangement, isForm, isObject, isOverlay } from './diagram-values.js';
export * from './drawn-text-protocol.js';
export { compareNames } from './symbols/order.js';

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

/** The command of an editor that asks for the ends of a way and applies a change with which packets go that way. */
export const askCommand = 'azroute.ask';

/** The requests of that command. */
export const askRequests = {
  /** Asks with a {@link AskPlace} for {@link AskChoices}; `null` if the file belongs to no topology. */
  choices: 'azroute/askChoices',
  /** Asks with {@link AskParams} for an {@link AskResult}. */
  ask: 'azroute/ask',
} as const;

/** The file in whose topology somebody asks. */
export interface AskPlace {
  readonly textDocument: { readonly uri: string };
  /** Where in it; what stands there is no choice. */
  readonly position?: { readonly line: number; readonly character: number };
}

/** What packets can go from, to and through in a topology. */
export interface AskChoices {
  /** The root of the topology, and the version of the text, for {@link AskParams}. */
  readonly root: string;
  readonly version: number;
  readonly ends: readonly InputChoice[];
  readonly devices: readonly InputChoice[];
  /** All NICs, those of appliances too. */
  readonly nics: readonly InputChoice[];
}

/** Values of {@link AskChoices}; without `to`, the Internet is meant. */
export interface AskParams extends AskPlace {
  readonly root: string;
  readonly version: number;
  readonly from: string;
  readonly to?: string;
  /** In the order of the way there. */
  readonly via: readonly string[];
}

/** The changes with which packets go as asked, the best first, or a sentence that says why there are none. */
export type AskResult =
  | { readonly changes: readonly { readonly title: string; readonly edit: WorkspaceEdit }[] }
  | { readonly said: string };

/** The files of the edit of a code action: VS Code lists only those that plain edits change. */
export interface EditedFiles {
  /** The URIs of the files that it changes. */
  readonly changes: readonly string[];
  /** The URIs of the files that it deletes. */
  readonly deletes: readonly string[];
  /** Whether it leads to what can be filled in, so that nothing else needs to be shown. */
  readonly fills: boolean;
}

export { serverProcess } from './server-process.js';

/** What a server in a worker posts last, because nobody is told when a worker ends itself. */
export const serverEnded = { azroute: 'ended' } as const;

/** The command of an editor that shows a document about a declaration. An editor that has it says so with `details`. */
export const detailsCommand = 'azroute.showDetails';

/** Asks with {@link DetailsParams} for a {@link DetailsResult}. */
export const detailsRequest = 'azroute/details';

/** What can be asked about a declaration. */
export const detailsKinds = ['page', 'bgp', 'way', 'why', 'compare', 'verify'] as const;

/** What a document is about: what stands at a position, or a declaration of an earlier result. */
export interface DetailsParams {
  readonly textDocument: { readonly uri: string };
  readonly position?: { readonly line: number; readonly character: number };
  readonly declaration?: string;
  /**
   * Everything about it, the BGP tables of its device, the way of its packets to the declaration `to`, by default the
   * Internet, why it sends packets to the prefix, address or name `to` where it does, in what its effective routes
   * differ from those of the NIC `to`, or from those that Azure printed into the file with the URI `to`.
   */
  readonly what: (typeof detailsKinds)[number];
  readonly to?: string;
  /** For `verify`, the text of the file `to`. */
  readonly printed?: string;
}

/** A document in Markdown, or why there is none. */
export type DetailsResult =
  | { readonly title: string; readonly declaration: string; readonly text: string }
  | { readonly refused: string };

/**
 * Tells with a {@link ServerStatus} what the server does, if an editor says that it wants to know with `status` in its
 * initialization options.
 */
export const statusNotification = 'azroute/status';

/** What the server does; when it is ready, how long that took since the last change, and what there is now. */
export type ServerStatus =
  | { readonly state: 'analyzing' }
  | { readonly state: 'failed' }
  | {
      readonly state: 'ready';
      readonly milliseconds: number;
      /** The files of the workspace, and those that they import. */
      readonly files: number;
      readonly errors: number;
      readonly warnings: number;
    };

/** Asks without parameters for a {@link TestsResult}. */
export const testsRequest = 'azroute/tests';

/** The expectations and scenarios of all files that have some, as tests. */
export interface TestsResult {
  readonly files: readonly { readonly uri: string; readonly tests: readonly StatementTest[] }[];
}

/** An expectation or a scenario as a test. */
export interface StatementTest {
  /** Identifies it among its siblings; the same as long as the statement has the same text. */
  readonly id: string;
  readonly label: string;
  readonly range: Range;
  /** What became of an expectation; a scenario has the results of its expectations. */
  readonly result?: TestResult;
  /** The expectations of a scenario. */
  readonly tests: readonly StatementTest[];
}

/** Whether an expectation holds; if not, or if it is not judged, why. */
export interface TestResult {
  readonly state: 'holds' | 'fails' | 'not judged';
  readonly message?: string;
  /** The way of the packets that fail, or what else the message is about, in order. */
  readonly steps: readonly { readonly message: string; readonly uri: string; readonly range: Range }[];
}

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
  /** The text of the IDs that an import has left beside the file; the change takes names, groups and regions from it. */
  readonly ids?: string;
}

/** The difference, or which files of the earlier state are missing in `before`, or why there is no answer. */
export type CompareResult =
  | { readonly text: string }
  | { readonly missing: readonly string[] }
  | { readonly refused: string };
