import { resolve } from 'node:path';
import type { Settings } from '@azroute/engine';
import { URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { findingDiagnostics } from './lsp/diagnostics/finding-diagnostics.js';
import { createAzrouteServices } from './module.js';
import { RealFileSystem } from './node/real-file-system.js';
import { finishDiagnostics, type Suppressed } from './suppression/finish-diagnostics.js';
import type { TopologyView } from './topology/view.js';
import { diagnosticOf } from './validation/document-validator.js';
import { problem } from './validation/problem.js';
import { type Refusal, refusalOf, refusalText } from './workspace/refusal.js';

export { runAnalysisThread } from './node/analysis-thread.js';
export { startStdioServer } from './node/stdio-server.js';

/** Topologies read from disk. */
export interface LoadedTopology {
  /** One for each file that could be read, in the order given: the file with everything that it imports. */
  readonly views: readonly TopologyView[];
  /**
   * All that is wrong, by document URI, in the form of the protocol: problems of the texts, findings of the engine, and
   * mistakes in `azroute.json` files. Severities are those that the configuration gives.
   */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** What comments hide, by document URI. */
  readonly suppressed: ReadonlyMap<string, readonly Suppressed[]>;
}

/**
 * Reads files from disk and everything that they import. Never rejects for what is in the files: a file that cannot be
 * read has a diagnostic at its URI.
 * @param files absolute paths, or paths relative to the working directory
 * @param settings what the engine assumes; it comes before what `azroute.json` files say
 */
export async function loadTopology(
  files: readonly string[],
  settings: Partial<Settings> = {},
): Promise<LoadedTopology> {
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => new RealFileSystem() });
  const provider = azroute.topology.TopologyProvider;
  provider.useSettings(settings);
  const documents = shared.workspace.LangiumDocuments;
  const diagnostics = new Map<string, Diagnostic[]>();
  const roots: URI[] = [];
  for (const file of files) {
    const root = URI.file(resolve(wellFormed(file)));
    try {
      await documents.getOrCreateDocument(root);
      roots.push(root);
    } catch (error) {
      diagnostics.set(root.toString(), [unreadable(root, refusalOf(error))]);
    }
  }
  await shared.workspace.DocumentBuilder.build(documents.all.toArray(), { validation: true });
  for (const document of documents.all) diagnostics.set(document.uri.toString(), [...(document.diagnostics ?? [])]);
  const views = roots.flatMap((root) => provider.viewOf(root) ?? []);
  for (const [uri, found] of findingDiagnostics(views))
    diagnostics.set(uri, [...(diagnostics.get(uri) ?? []), ...found]);
  const suppressed = new Map<string, readonly Suppressed[]>();
  for (const [uri, found] of diagnostics) {
    const parsed = URI.parse(uri);
    const text = documents.getDocument(parsed)?.textDocument.getText() ?? '';
    const finished = finishDiagnostics(text, found, provider.configurations.severitiesFor(parsed), true);
    diagnostics.set(uri, [...finished.shown]);
    if (finished.suppressed.length > 0) suppressed.set(uri, finished.suppressed);
  }
  for (const [uri, found] of provider.configurations.problems()) {
    if (found.length > 0) diagnostics.set(uri, [...found]);
  }
  return { views, diagnostics, suppressed };
}

function unreadable(uri: URI, refusal: Refusal): Diagnostic {
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  return diagnosticOf(problem('AZR011', uri.toString(), range, refusalText(refusal, uri.fsPath)));
}

/** No file has half a surrogate in its path, and no URI either. */
function wellFormed(path: string): string {
  return path.replace(/\p{Cs}/gu, '\uFFFD');
}

/**
 * Reads a file as a topology would be read: only a regular one of a limited size, whose name ends in `.azroute` after all
 * symbolic links. {@link refusalOf} tells what an error means.
 */
export async function readTopologyFile(path: string): Promise<Uint8Array> {
  return new RealFileSystem().readBinary(URI.file(resolve(wellFormed(path))));
}

export { readRegularFile } from './node/read-file.js';
export { largestFile, type Refusal, refusalOf } from './workspace/refusal.js';
