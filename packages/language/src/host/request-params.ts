import { isObject, isOptionalText } from '../diagram-values.js';
import { detailsKinds, detailsRequest, diagramRequests, drawTextRequest } from '../protocol.js';
import { isUsable } from './canonical-uri.js';
import { missingInDiagram } from './diagram-params.js';
import { type Answer, codes, nothing, refusal } from './messages.js';

/** The requests that the host sends to its threads, which are no business of a client. */
const internal: ReadonlySet<string> = new Set([
  'azroute/analyse',
  'azroute/answerAhead',
  'azroute/prepare',
  'azroute/rest',
]);

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
  diagramRequests.declarationAt,
]);

/** Requests for the picture of a topology. */
const ofDiagrams: ReadonlySet<string> = new Set(Object.values(diagramRequests));

/** Requests for a range of a document. */
const ofRanges: ReadonlySet<string> = new Set([
  'textDocument/semanticTokens/range',
  'textDocument/inlayHint',
  'textDocument/rangeFormatting',
  'textDocument/codeAction',
]);

/** Requests for an item of an earlier answer. */
const ofItems: ReadonlySet<string> = new Set(['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls']);

/** Requests for the rest of an item of an earlier answer, which are answered with the item. */
const resolving: ReadonlySet<string> = new Set(['codeLens/resolve', 'codeAction/resolve', 'completionItem/resolve']);

/**
 * The answer to a request that no thread needs to see: a refusal if it is unknown or lacks required parameters, which
 * some clients send as `null`. If it is for a document that cannot be open, null, or the unchanged item.
 */
export function answerAtOnce(method: string, params: unknown): Answer | undefined {
  if (internal.has(method)) return refusal(codes.methodNotFound, `Unhandled method ${method}`);
  const wrong = wrongIn(method, params);
  if (wrong !== undefined) return refusal(codes.invalidParams, `The request cannot be answered: its params ${wrong}.`);
  if (!namesUnusable(params)) return undefined;
  return resolving.has(method) ? { json: JSON.stringify(params) } : nothing;
}

/** Whether the URI of a document or of the root of its topology, in parameters or a part of them, is unusable. */
function namesUnusable(params: unknown): boolean {
  if (!isObject(params)) return false;
  const { uri, root, textDocument, item, data } = params;
  if ([uri, root].some((each) => typeof each === 'string' && !isUsable(each))) return true;
  return [textDocument, item, data].some(namesUnusable);
}

interface Params {
  readonly textDocument?: { readonly uri?: unknown } | null;
  readonly position?: unknown;
  readonly positions?: unknown;
  readonly range?: unknown;
  readonly context?: { readonly diagnostics?: unknown } | null;
  readonly query?: unknown;
  readonly before?: unknown;
  readonly item?: unknown;
  readonly what?: unknown;
  readonly declaration?: unknown;
  readonly to?: unknown;
  readonly printed?: unknown;
  readonly text?: unknown;
  readonly info?: unknown;
  readonly others?: unknown;
  readonly path?: unknown;
}

function wrongIn(method: string, params: unknown): string | undefined {
  if (Array.isArray(params)) return 'are a list instead of an object';
  const missing = missingIn(method, (params ?? {}) as Params);
  return missing === undefined ? undefined : `have no ${missing}`;
}

function missingIn(method: string, params: Params): string | undefined {
  const { textDocument, position, positions, range, context, query, before, item } = params;
  if (method === 'workspace/symbol') return typeof query === 'string' ? undefined : 'query';
  const isComparison = method === 'azroute/compare';
  const isOfDocument = method.startsWith('textDocument/') || isComparison || ofDiagrams.has(method);
  if (isOfDocument && typeof textDocument?.uri !== 'string') {
    return 'textDocument.uri';
  }
  if (isComparison) return isObject(before) ? undefined : 'before';
  if (atPlaces.has(method)) return isPlace(position) ? undefined : 'position';
  if (ofItems.has(method)) return isObject(item) ? undefined : 'item';
  if (method === detailsRequest) return missingInDetails(params);
  if (method === drawTextRequest) return missingText(params);
  if (ofDiagrams.has(method)) return missingInDiagram(method, { ...params });
  if (method === 'textDocument/selectionRange')
    return Array.isArray(positions) && positions.every(isPlace) ? undefined : 'positions';
  if (!ofRanges.has(method)) return undefined;
  if (!isRange(range)) return 'range';
  return method !== 'textDocument/codeAction' || Array.isArray(context?.diagnostics) ? undefined : 'context';
}

function missingInDetails({ position, what, declaration, to, printed }: Params): string | undefined {
  if (position !== undefined && !isPlace(position)) return 'position';
  if (!detailsKinds.some((kind) => kind === what)) return 'what';
  if (!isOptionalText(declaration)) return 'declaration';
  if (!isOptionalText(printed)) return 'printed';
  return isOptionalText(to) ? undefined : 'to';
}

function missingText({ text, info, others = {}, path }: Params): string | undefined {
  if (typeof text !== 'string') return 'text';
  if (!isObject(others) || !Object.values(others).every((each) => typeof each === 'string')) return 'others';
  if (!isOptionalText(path)) return 'path';
  return typeof info === 'string' ? undefined : 'info';
}

function isPlace(value: unknown): boolean {
  return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isRange(value: unknown): boolean {
  return isObject(value) && isPlace(value.start) && isPlace(value.end);
}
