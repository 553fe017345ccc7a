import type { Diagnostic, Position, Range } from '../protocol/messages.ts';

/** Where a request is made. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
  /** From the position to a later one. */
  readonly range: Range;
  /** What is shown for the document. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A kind of request. */
interface RequestKind {
  readonly method: string;
  /** The capability of a server that answers it, as a path in the server's capabilities. */
  readonly capability: string;
  params(place: Place): unknown;
  /** The scope of an answer: one answer for the document, or one for each position or diagnostic. */
  readonly about: 'document' | 'place' | 'diagnostics';
  /** Whether the order of the answer's items doesn't matter. */
  readonly unordered?: true;
}

const document = ({ uri }: Place) => ({ textDocument: { uri } });
const at = ({ uri, position }: Place) => ({ textDocument: { uri }, position });
const options = { tabSize: 2, insertSpaces: true };

/** Every request that an editor makes. */
export const requests = {
  hover: { method: 'textDocument/hover', capability: 'hoverProvider', params: at, about: 'place' },
  completion: {
    method: 'textDocument/completion',
    capability: 'completionProvider',
    params: (place) => ({ ...at(place), context: { triggerKind: 1 } }),
    about: 'place',
    unordered: true,
  },
  definition: { method: 'textDocument/definition', capability: 'definitionProvider', params: at, about: 'place' },
  references: {
    method: 'textDocument/references',
    capability: 'referencesProvider',
    params: (place) => ({ ...at(place), context: { includeDeclaration: true } }),
    about: 'place',
    unordered: true,
  },
  highlights: {
    method: 'textDocument/documentHighlight',
    capability: 'documentHighlightProvider',
    params: at,
    about: 'place',
    unordered: true,
  },
  prepareRename: {
    method: 'textDocument/prepareRename',
    capability: 'renameProvider.prepareProvider',
    params: at,
    about: 'place',
  },
  callHierarchy: {
    method: 'textDocument/prepareCallHierarchy',
    capability: 'callHierarchyProvider',
    params: at,
    about: 'place',
  },
  rename: {
    method: 'textDocument/rename',
    capability: 'renameProvider',
    params: (place) => ({ ...at(place), newName: 'renamed' }),
    about: 'place',
    unordered: true,
  },
  symbols: {
    method: 'textDocument/documentSymbol',
    capability: 'documentSymbolProvider',
    params: document,
    about: 'document',
  },
  folding: {
    method: 'textDocument/foldingRange',
    capability: 'foldingRangeProvider',
    params: document,
    about: 'document',
  },
  tokens: {
    method: 'textDocument/semanticTokens/full',
    capability: 'semanticTokensProvider.full',
    params: document,
    about: 'document',
  },
  tokensOfRange: {
    method: 'textDocument/semanticTokens/range',
    capability: 'semanticTokensProvider.range',
    params: (place) => ({ ...document(place), range: place.range }),
    about: 'place',
  },
  codeLens: { method: 'textDocument/codeLens', capability: 'codeLensProvider', params: document, about: 'document' },
  inlayHints: {
    method: 'textDocument/inlayHint',
    capability: 'inlayHintProvider',
    params: (place) => ({ ...document(place), range: place.range }),
    about: 'place',
  },
  formatting: {
    method: 'textDocument/formatting',
    capability: 'documentFormattingProvider',
    params: (place) => ({ ...document(place), options }),
    about: 'document',
  },
  rangeFormatting: {
    method: 'textDocument/rangeFormatting',
    capability: 'documentRangeFormattingProvider',
    params: (place) => ({ ...document(place), range: place.range, options }),
    about: 'place',
  },
  onTypeFormatting: {
    method: 'textDocument/onTypeFormatting',
    capability: 'documentOnTypeFormattingProvider',
    params: (place) => ({ ...at(place), ch: '}', options }),
    about: 'place',
  },
  codeActions: {
    method: 'textDocument/codeAction',
    capability: 'codeActionProvider',
    params: ({ uri, range, diagnostics }) => ({ textDocument: { uri }, range, context: { diagnostics } }),
    about: 'diagnostics',
  },
  workspaceSymbols: {
    method: 'workspace/symbol',
    capability: 'workspaceSymbolProvider',
    params: () => ({ query: '' }),
    about: 'document',
    unordered: true,
  },
} as const satisfies Record<string, RequestKind>;

/** The name of a kind of request. */
export type RequestName = keyof typeof requests;

/** A kind of request by its name. */
export function requestKind(name: RequestName): RequestKind {
  return requests[name];
}

/** The kinds of request that a server with these capabilities answers. */
export function supported(capabilities: unknown): RequestName[] {
  const names = Object.keys(requests) as RequestName[];
  return names.filter((name) => has(capabilities, requests[name].capability.split('.')));
}

function has(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return Boolean(value);
  return typeof value === 'object' && value !== null && has((value as Record<string, unknown>)[key], rest);
}
