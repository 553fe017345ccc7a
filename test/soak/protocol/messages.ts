/** The few protocol types that the soak inspects; everything else is compared unchanged. */

/** A position in a text: zero-based, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From a place to another. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A diagnostic; everything except its range is only compared. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string | number;
  readonly severity?: number;
}

/** What a server shows for a document. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a file on disk changed. */
export interface FileEvent {
  readonly uri: string;
  /** 1 created, 2 changed, 3 deleted. */
  readonly type: 1 | 2 | 3;
}

/** A message of either side. */
export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: ResponseError;
}

/** Why a request has no result. */
export interface ResponseError {
  readonly code: number;
  readonly message: string;
}

/** The error for a valid request that cannot be carried out. */
export const requestFailed = -32803;

/** The errors by which a server may refuse a request. */
export const refusals: ReadonlyMap<number, string> = new Map([
  [-32800, 'RequestCancelled'],
  [-32801, 'ContentModified'],
  [-32802, 'ServerCancelled'],
]);

/** The error for a method that a server does not support. */
export const methodNotFound = -32601;
