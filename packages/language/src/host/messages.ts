/** A JSON-RPC message from a client or an analysis thread. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: ResponseFailure;
}

/** The error of a request without a result. */
export interface ResponseFailure {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/**
 * The answer to a request. The result is already JSON, so that large results are not parsed and serialized on their
 * way. Results for whole documents are bytes, in parts.
 */
export type Answer =
  | { readonly json: string }
  | { readonly bytes: readonly Uint8Array[] }
  | { readonly error: ResponseFailure };

/** The answer `null`. */
export const nothing: Answer = { json: 'null' };

/** Error codes of JSON-RPC and of the Language Server Protocol. */
export const codes = {
  parseError: -32700,
  serverNotInitialized: -32002,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  contentModified: -32801,
  requestCancelled: -32800,
  internalError: -32603,
} as const;

/** The answer to a request that cannot be answered, and why. */
export function refusal(code: number, message: string): Answer {
  return { error: { code, message } };
}

/** The answer to a request whose document has changed since. */
export const contentModified: Answer = refusal(
  codes.contentModified,
  'The text changed before the request was answered.',
);

/** The answer to a request that the client cancelled. */
export const requestCancelled: Answer = refusal(codes.requestCancelled, 'The request was cancelled.');

/** The answer to open requests when the server ends by itself. */
export const serverEnds: Answer = refusal(codes.internalError, 'The server ends, because its threads end repeatedly.');
