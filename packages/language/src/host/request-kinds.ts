/** How a request is served. */
export type RequestKind =
  /** From what is analysed, at once; if the text is newer, with the positions of the newer text. */
  | 'reading'
  /** From the analysis of the newest text, when it is there; refused if the text changes before. */
  | 'working';

const reading: ReadonlySet<string> = new Set([
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/prepareRename',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/range',
]);

/** Requests on a whole document, for which there is nothing to answer from before it was read once. */
const ofWholeDocument: ReadonlySet<string> = new Set([
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/range',
]);

/** Requests for which what is new in the text goes along. */
const needText: ReadonlySet<string> = new Set(['textDocument/completion']);

export function kindOf(method: string): RequestKind {
  return reading.has(method) ? 'reading' : 'working';
}

/** Whether the answer is about a whole document: it is long, and before the document is read there is none at all. */
export function isOfWholeDocument(method: string): boolean {
  return ofWholeDocument.has(method);
}

/** Whether what is new in the text goes along with the request. */
export function needsText(method: string): boolean {
  return needText.has(method);
}

/** Requests whose answers can be made together with the analysis. */
export const preparedMethods: readonly string[] = [...ofWholeDocument].filter(
  (method) => method !== 'textDocument/semanticTokens/range',
);

/** Whether the answer can be made together with the analysis. */
export function isPrepared(method: string): boolean {
  return preparedMethods.includes(method);
}
