import type { InputFile, OutputFile } from '@azroute/import';
import type { CancellationToken } from 'vscode';

/** The name of the report in the new folder. */
export const reportFile = 'import-report.md';

/** The files of the new folder with the report, or why nothing can be imported, a sentence each. */
export type ImportedFolder = { readonly files: readonly OutputFile[] } | { readonly refused: readonly string[] };

/** Turns exported files into those of a folder, in a thread of its own: large estates take seconds. */
export type ImportFiles = (files: readonly InputFile[], token: CancellationToken) => Promise<ImportedFolder>;
