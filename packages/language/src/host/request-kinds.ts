import { diagramRequests } from '../protocol.js';

/** How a request is served. */
export type RequestKind =
  /** At once, from the last analyzed text; if the text is newer, with positions in the newer text. */
  | 'reading'
  /** From the analysis of the newest text, when it is complete; refused if the text changes before. */
  | 'working';

const reading: ReadonlySet<string> = new Set([
  'textDocument/hover',
  'textDocument/completion',
  'completionItem/resolve',
  'textDocument/signatureHelp',
  'textDocument/selectionRange',
  'textDocument/definition',
  'textDocument/documentLink',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'codeLens/resolve',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/prepareRename',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/range',
  diagramRequests.diagram,
  diagramRequests.file,
  diagramRequests.declarationAt,
  diagramRequests.placeOf,
  diagramRequests.pageOf,
]);

/** Requests for a whole document, which cannot be answered before it was read once. */
const ofWholeDocument: ReadonlySet<string> = new Set([
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/range',
]);

/** Requests that are sent with the changes of the text. */
const needText: ReadonlySet<string> = new Set(['textDocument/completion', 'textDocument/signatureHelp']);

/** Requests whose answers an editor uses although the text has changed: it narrows a list by what was typed since. */
const lasting: ReadonlySet<string> = new Set([
  'textDocument/completion',
  'textDocument/signatureHelp',
  'completionItem/resolve',
  'codeLens/resolve',
  ...Object.values(diagramRequests),
]);

/**
 * By how many milliseconds of waiting a request that arrived at the same time may overtake it, because its answer
 * usually takes a fraction of the time.
 */
const handicaps: ReadonlyMap<string, number> = new Map([
  ['textDocument/completion', 10],
  ['textDocument/references', 10],
  ['textDocument/hover', 20],
  ['textDocument/codeLens', 40],
  ['textDocument/inlayHint', 40],
  [diagramRequests.diagram, 40],
  [diagramRequests.file, 80],
]);
/** That of requests that work on the newest text. */
const handicapOfWork = 80;

/** By how many milliseconds of waiting a request may be overtaken. */
export function handicapOf(method: string): number {
  return handicaps.get(method) ?? (reading.has(method) ? 0 : handicapOfWork);
}

/** Whether the answer to a request is of use although its text has changed since. */
export function staysUseful(method: string): boolean {
  return lasting.has(method);
}

export function kindOf(method: string): RequestKind {
  return reading.has(method) ? 'reading' : 'working';
}

/** Whether a request is for a whole document: its answer is long, and there is none before the document is read. */
export function isOfWholeDocument(method: string): boolean {
  return ofWholeDocument.has(method);
}

/** Whether a request is sent with the changes of the text. */
export function needsText(method: string): boolean {
  return needText.has(method);
}

/**
 * Whether the work for a request is bounded: that of a list of code actions is, unless all findings are to be fixed, and
 * so is that of a chosen action.
 */
export function isShort({ method, params }: { readonly method: string; readonly params: unknown }): boolean {
  if (method === 'codeAction/resolve') return true;
  if (method !== 'textDocument/codeAction') return false;
  const only = (params as { readonly context?: { readonly only?: unknown } }).context?.only;
  return !Array.isArray(only) || only.some((kind) => String(kind).startsWith('quickfix'));
}

/** Requests whose answers an analysis can prepare. */
export const preparedMethods: readonly string[] = [...ofWholeDocument].filter(
  (method) => method !== 'textDocument/semanticTokens/range',
);

/** Whether an analysis can prepare the answer. */
export function isPrepared(method: string): boolean {
  return preparedMethods.includes(method);
}
