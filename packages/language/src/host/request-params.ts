import { type Answer, codes, refusal } from './messages.js';

/** Requests for a place in a document. */
const atPlaces: ReadonlySet<string> = new Set([
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/signatureHelp',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'textDocument/onTypeFormatting',
  'textDocument/prepareCallHierarchy',
]);

/** Refuses a request without required parameters; some clients send `null` for missing ones. */
export function refusalOfParams(method: string, params: unknown): Answer | undefined {
  const missing = missingIn(method, (params ?? {}) as Params);
  if (missing === undefined) return undefined;
  return refusal(codes.invalidParams, `The request cannot be answered: its params have no ${missing}.`);
}

interface Params {
  readonly textDocument?: { readonly uri?: unknown } | null;
  readonly position?: { readonly line?: unknown; readonly character?: unknown } | null;
  readonly query?: unknown;
}

function missingIn(method: string, { textDocument, position, query }: Params): string | undefined {
  if (method === 'workspace/symbol') return typeof query === 'string' ? undefined : 'query';
  if (!method.startsWith('textDocument/')) return undefined;
  if (typeof textDocument?.uri !== 'string') return 'textDocument.uri';
  if (!atPlaces.has(method)) return undefined;
  const isPlace = typeof position?.line === 'number' && typeof position.character === 'number';
  return isPlace ? undefined : 'position';
}
