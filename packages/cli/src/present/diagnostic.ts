import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardInput, standardInputPath } from '../files/standard-input.js';

/** The printed parts of a diagnostic of the Language Server Protocol. Lines and characters count from 0. */
export interface LspDiagnostic {
  readonly range: LspRange;
  readonly severity?: number;
  readonly code?: number | string;
  readonly codeDescription?: { readonly href: string };
  readonly message: string | { readonly value: string };
  readonly relatedInformation?: readonly {
    readonly location: { readonly uri: string; readonly range: LspRange };
    readonly message: string;
  }[];
}

interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The names of the protocol's severities 1 to 4. */
export type SeverityName = 'error' | 'warning' | 'information' | 'hint';

/** A place in a file; lines and columns count from 1, the end is the first column after the place. */
export interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as `azroute check --output json` prints it. */
export interface FindingJson extends PlaceJson {
  readonly severity: SeverityName;
  readonly code: string;
  readonly message: string;
  readonly href?: string;
  readonly related: readonly (PlaceJson & { readonly message: string })[];
}

const severities: readonly SeverityName[] = ['error', 'warning', 'information', 'hint'];

/**
 * Turns the diagnostics of a document into findings.
 * @param from the folder that the paths of files are relative to, or what names a file
 */
export function findingsOf(
  uri: string,
  diagnostics: readonly LspDiagnostic[],
  from: string | ((uri: string) => string),
): readonly FindingJson[] {
  const nameOf = typeof from === 'string' ? (one: string) => shownPath(one, from) : from;
  return diagnostics
    .map((diagnostic) => ({
      ...place(nameOf(uri), diagnostic.range),
      severity: severities[(diagnostic.severity ?? 1) - 1] ?? 'error',
      code: `${diagnostic.code ?? ''}`,
      message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
      ...(diagnostic.codeDescription ? { href: diagnostic.codeDescription.href } : {}),
      related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({
        ...place(nameOf(location.uri), location.range),
        message,
      })),
    }))
    .sort(comparePlaces);
}

/**
 * The path of a document as users see it: relative to the current folder if it is inside, with `/` on every system.
 */
export function shownPath(uri: string, cwd: string): string {
  const known = shownPaths.get(cwd) ?? new Map<string, string>();
  shownPaths.set(cwd, known);
  const shown = known.get(uri) ?? pathFrom(uri, cwd);
  known.set(uri, shown);
  return shown;
}

/** One document is the place of many things: what was shown for it from a folder. */
const shownPaths = new Map<string, Map<string, string>>();

function pathFrom(uri: string, cwd: string): string {
  if (!uri.startsWith('file:')) return uri;
  const path = fileURLToPath(uri);
  if (path === standardInputPath(cwd)) return standardInput;
  const fromHere = relative(cwd, path);
  const outside = fromHere === '' || fromHere.startsWith('..') || fromHere === path;
  return (outside ? path : fromHere).split(sep).join('/');
}

function place(file: string, { start, end }: LspRange): PlaceJson {
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function comparePlaces(a: FindingJson, b: FindingJson): number {
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
