import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedTopology, loadTopology } from '@azroute/language/node';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { namedFiles, rootsOf } from '../files/named-files.js';
import type { Io } from '../io.js';
import { type FindingJson, findingsOf, shownPath } from '../present/diagnostic.js';
import { type SettingsOptions, settingsFrom } from '../settings-options.js';

/** The severities at which `--fail-on` can make a check fail. */
export const failing = ['error', 'warning'] as const;

/** The options of `azroute check` that say what is looked for. */
export interface CheckOptions extends SettingsOptions {
  readonly failOn: (typeof failing)[number];
  readonly quiet?: boolean;
}

/** What a check found. */
export interface Checked {
  /** Those to show. */
  readonly findings: readonly FindingJson[];
  readonly loaded: LoadedTopology;
  /** How many files were read. */
  readonly files: number;
  readonly exitCode: number;
  /** The folders in which a change can change the result. */
  readonly folders: ReadonlySet<string>;
  lineOf(file: string, line: number): string | undefined;
}

/** Checks the files that arguments mean; what cannot be read is told on standard error. */
export async function checkFiles(names: readonly string[], options: CheckOptions, io: Io): Promise<Checked> {
  const named = await namedFiles(names, io);
  for (const problem of named.problems) io.stderr(failureText(new Failure(problem), io.debug));
  const loaded = await loadTopology(await rootsOf(named), settingsFrom(options), named.texts);
  const uris = [...loaded.diagnostics.keys()];
  const shown = new Map(uris.map((uri) => [shownPath(uri, io.cwd), uri]));
  const all = [...loaded.diagnostics]
    .sort(([a], [b]) => (shownPath(a, io.cwd) < shownPath(b, io.cwd) ? -1 : 1))
    .flatMap(([uri, diagnostics]) => findingsOf(uri, diagnostics, io.cwd));
  const fails = options.failOn === 'warning' ? ['error', 'warning'] : ['error'];
  const isFound = all.some(({ severity }) => fails.includes(severity));
  const lines = new Map<string, readonly string[]>();
  return {
    findings: options.quiet ? all.filter(({ severity }) => severity === 'error') : all,
    loaded,
    files: uris.filter((uri) => uri.endsWith('.azroute')).length,
    exitCode: named.problems.length > 0 ? exitCodes.usage : isFound ? exitCodes.findings : exitCodes.ok,
    folders: foldersOf(named.paths, named.folders, loaded, io.cwd),
    lineOf(file, line) {
      if (!lines.has(file)) lines.set(file, loaded.textOf(shown.get(file) ?? '')?.split(/\r?\n/) ?? []);
      return lines.get(file)?.[line - 1];
    },
  };
}

const imported = /^\s*import\s+"([^"\n]*)"/gm;

/** The folders of all files, those that were searched, and those of imports, whether they exist or not. */
function foldersOf(
  paths: readonly string[],
  searched: readonly string[],
  loaded: LoadedTopology,
  cwd: string,
): ReadonlySet<string> {
  const folders = new Set([cwd, ...searched, ...paths.map((path) => dirname(path))]);
  for (const uri of loaded.diagnostics.keys()) {
    const folder = dirname(fileURLToPath(uri));
    folders.add(folder);
    for (const [, target = ''] of loaded.textOf(uri)?.matchAll(imported) ?? []) {
      folders.add(dirname(resolve(folder, target)));
    }
  }
  return folders;
}
