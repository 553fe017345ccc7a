import { detailsKinds, detailsRequest, drawTextRequest } from '../protocol.js';
import { isUsable } from './canonical-uri.js';
import { type Answer, codes, nothing, refusal } from './messages.js';

/** The requests that the host sends to its threads, which are no business of a client. */
const internal: ReadonlySet<string> = new Set(['azroute/analyse', 'azroute/prepare', 'azroute/rest']);

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

/** Requests for a range of a document. */
const ofRanges: ReadonlySet<string> = new Set([
  'textDocument/semanticTokens/range',
  'textDocument/inlayHint',
  'textDocument/rangeFormatting',
  'textDocument/codeAction',
]);

/** Requests for an item of an earlier answer. */
const ofItems: ReadonlySet<string> = new Set(['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls']);

/**
 * The answer to a request that no thread needs to see: a refusal if it is unknown or lacks required parameters, which
 * some clients send as `null`, and null if it is for a document that cannot be open.
 */
export function answerAtOnce(method: string, params: unknown): Answer | undefined {
  if (internal.has(method)) return refusal(codes.methodNotFound, `Unhandled method ${method}`);
  const wrong = wrongIn(method, params);
  if (wrong !== undefined) return refusal(codes.invalidParams, `The request cannot be answered: its params ${wrong}.`);
  const uri = (params as Params | null | undefined)?.textDocument?.uri;
  return typeof uri === 'string' && !isUsable(uri) ? nothing : undefined;
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
  if ((method.startsWith('textDocument/') || isComparison) && typeof textDocument?.uri !== 'string') {
    return 'textDocument.uri';
  }
  if (isComparison) return isObject(before) ? undefined : 'before';
  if (atPlaces.has(method)) return isPlace(position) ? undefined : 'position';
  if (ofItems.has(method)) return isObject(item) ? undefined : 'item';
  if (method === detailsRequest) return missingInDetails(params);
  if (method === drawTextRequest) return missingText(params);
  if (method === 'textDocument/selectionRange')
    return Array.isArray(positions) && positions.every(isPlace) ? undefined : 'positions';
  if (!ofRanges.has(method)) return undefined;
  if (!isRange(range)) return 'range';
  return method !== 'textDocument/codeAction' || Array.isArray(context?.diagnostics) ? undefined : 'context';
}

function missingInDetails({ position, what, declaration, to }: Params): string | undefined {
  if (position !== undefined && !isPlace(position)) return 'position';
  if (!detailsKinds.some((kind) => kind === what)) return 'what';
  if (!isOptionalText(declaration)) return 'declaration';
  return isOptionalText(to) ? undefined : 'to';
}

function missingText({ text, info, others = {}, path }: Params): string | undefined {
  if (typeof text !== 'string') return 'text';
  if (!isObject(others) || !Object.values(others).every((each) => typeof each === 'string')) return 'others';
  if (!isOptionalText(path)) return 'path';
  return typeof info === 'string' ? undefined : 'info';
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPlace(value: unknown): boolean {
  return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isRange(value: unknown): boolean {
  return isObject(value) && isPlace(value.start) && isPlace(value.end);
}
