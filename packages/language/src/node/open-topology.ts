import { resolve } from 'node:path';
import type { Settings, Topology } from '@azroute/engine';
import { type FileSystemProvider, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { type Fixed, fixEverything } from '../lsp/code-actions/fix-everything.js';
import { findingDiagnostics } from '../lsp/diagnostics/finding-diagnostics.js';
import { provedChanges } from '../lsp/edits/proved-changes.js';
import { createAzrouteServices } from '../module.js';
import { finishDiagnostics, type Suppressed } from '../suppression/finish-diagnostics.js';
import type { TopologyView } from '../topology/view.js';
import { diagnosticOf } from '../validation/document-validator.js';
import { problem } from '../validation/problem.js';
import { type Refusal, refusalOf, refusalText } from '../workspace/refusal.js';
import { OverlaidFiles } from './overlaid-files.js';

/** Diagnostics in the form of the protocol, by document URI, with the severities that the configuration gives. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

/** All problems of topologies. */
export interface Examined {
  /** Problems of the texts, findings of the engine, and mistakes in `azroute.json` files. */
  readonly diagnostics: Diagnostics;
  /** Findings hidden by comments, by document URI. */
  readonly suppressed: ReadonlyMap<string, readonly Suppressed[]>;
}

/** Topologies read from disk. */
export interface OpenedTopology {
  /** One for each file that could be read, in the given order: the file with everything that it imports. */
  readonly views: readonly TopologyView[];
  /**
   * Problems of the texts and mistakes in `azroute.json` files: everything that can be reported without computing
   * routes.
   */
  textProblems(): Diagnostics;
  /** The text of a document that was read. */
  textOf(uri: string): string | undefined;
  /** Computes the findings as well. */
  examine(): Examined;
  /**
   * The texts with which a topology turns into another one, such as that of a repair, by document URI; only those that
   * change. Undefined if the change cannot be written.
   */
  rewritten(view: TopologyView, after: Topology): Promise<ReadonlyMap<string, string> | undefined>;
  /**
   * Everything that can be repaired without a choice.
   * @param wanted whether problems and findings of a code are to be repaired
   */
  fixed(view: TopologyView, wanted: (code: string) => boolean): Promise<Fixed>;
}

/**
 * Reads files from disk and everything that they import; nothing is computed until it is needed. Never rejects because
 * of the files' content: a file that cannot be read has a diagnostic at its URI.
 * @param files absolute paths, or paths relative to the working directory
 * @param settings what the engine assumes; takes precedence over `azroute.json` files
 * @param texts what some files contain instead of what is on the disk, by document URI
 * @param disk where files are read
 */
export async function openTopology(
  files: readonly string[],
  settings: Partial<Settings> = {},
  texts: ReadonlyMap<string, string> = new Map(),
  disk: FileSystemProvider = new OverlaidFiles(texts),
): Promise<OpenedTopology> {
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => disk });
  const provider = azroute.topology.TopologyProvider;
  provider.useSettings(settings);
  const documents = shared.workspace.LangiumDocuments;
  const problems = new Map<string, readonly Diagnostic[]>();
  const roots: URI[] = [];
  for (const file of files) {
    const root = URI.file(resolve(wellFormed(file)));
    try {
      await documents.getOrCreateDocument(root);
      roots.push(root);
    } catch (error) {
      problems.set(root.toString(), [unreadable(root, refusalOf(error))]);
    }
  }
  await shared.workspace.DocumentBuilder.build(documents.all.toArray(), { validation: true });
  for (const { uri, diagnostics = [] } of documents.all) problems.set(uri.toString(), diagnostics);
  const views = roots.flatMap((root) => provider.viewOf(root) ?? []);

  const finish = (found: Diagnostics, complete: boolean): Examined => {
    const diagnostics = new Map<string, readonly Diagnostic[]>();
    const suppressed = new Map<string, readonly Suppressed[]>();
    for (const [uri, list] of found) {
      const parsed = URI.parse(uri);
      const text = documents.getDocument(parsed)?.textDocument.getText() ?? '';
      const finished = finishDiagnostics(text, list, provider.configurations.severitiesFor(parsed), complete);
      diagnostics.set(uri, finished.shown);
      if (finished.suppressed.length > 0) suppressed.set(uri, finished.suppressed);
    }
    for (const [uri, list] of provider.configurations.problems()) {
      if (list.length > 0) diagnostics.set(uri, list);
    }
    return { diagnostics, suppressed };
  };
  return {
    views,
    textOf: (uri) => documents.getDocument(URI.parse(uri))?.textDocument.getText(),
    textProblems: () => finish(problems, false).diagnostics,
    examine() {
      const all = new Map(problems);
      for (const [uri, found] of findingDiagnostics(views)) all.set(uri, [...(all.get(uri) ?? []), ...found]);
      return finish(all, true);
    },
    fixed: (view, wanted) => fixEverything(azroute, view, wanted),
    rewritten: async (view, after) => (await provedChanges(azroute, view, after))?.texts,
  };
}

function unreadable(uri: URI, refusal: Refusal): Diagnostic {
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  return diagnosticOf(problem('AZR011', uri.toString(), range, refusalText(refusal, uri.fsPath)));
}

/** A lone surrogate is valid neither in a file path nor in a URI. */
export function wellFormed(path: string): string {
  return path.replace(/\p{Cs}/gu, '\uFFFD');
}
