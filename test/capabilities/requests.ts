import type { CodeLens, CompletionList, Position } from 'vscode-languageserver';
import type { TestClient } from '../../packages/language/src/lsp/testing/client.js';

/** What a request is about. */
interface Asked {
  readonly client: TestClient;
  readonly uri: string;
  readonly position: Position;
}

type Ask = (asked: Asked) => Promise<unknown>;

const at =
  (method: string, more: object = {}): Ask =>
  ({ client, uri, position }) =>
    client.request(method, { textDocument: { uri }, position, ...more });

const options = { tabSize: 2, insertSpaces: true };

/** Every request for a place. */
export const atPlaces: Readonly<Record<string, Ask>> = {
  hover: at('textDocument/hover'),
  completion: async (asked) => {
    const list = (await at('textDocument/completion')(asked)) as CompletionList | null;
    const [first] = list?.items ?? [];
    return [list, first && (await asked.client.request('completionItem/resolve', first))];
  },
  'signature help': at('textDocument/signatureHelp'),
  definition: at('textDocument/definition'),
  references: at('textDocument/references', { context: { includeDeclaration: true } }),
  highlights: at('textDocument/documentHighlight'),
  'what can be renamed': at('textDocument/prepareRename'),
  'formatting while typing': at('textDocument/onTypeFormatting', { ch: '}', options }),
  'selection ranges': ({ client, uri, position }) =>
    client.request('textDocument/selectionRange', { textDocument: { uri }, positions: [position] }),
  'effective routes': at('azroute/details', { what: 'page' }),
  'BGP table': at('azroute/details', { what: 'bgp' }),
  way: at('azroute/details', { what: 'way' }),
  'what is declared': at('azroute/declarationAt'),
};

const about =
  (method: string, more: object = {}): Ask =>
  ({ client, uri }) =>
    client.request(method, { textDocument: { uri }, ...more });

const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
const source = { range: everything, context: { diagnostics: [], only: ['source'] } };

/** Every request for a whole text. */
export const forTexts: Readonly<Record<string, Ask>> = {
  outline: about('textDocument/documentSymbol'),
  'folding ranges': about('textDocument/foldingRange'),
  colors: about('textDocument/semanticTokens/full'),
  'inlay hints': about('textDocument/inlayHint', { range: everything }),
  links: about('textDocument/documentLink'),
  formatting: about('textDocument/formatting', { options }),
  'source actions': about('textDocument/codeAction', source),
  'code lenses': async (asked) => {
    const lenses = (await about('textDocument/codeLens')(asked)) as CodeLens[] | null;
    return Promise.all((lenses ?? []).map((lens) => asked.client.request('codeLens/resolve', lens)));
  },
  diagram: about('azroute/diagram', { form: 'tall', unfold: [] }),
  'diagram for draw.io': about('azroute/diagramFile', {
    form: 'wide',
    unfold: 'all',
    format: 'drawio',
    theme: 'light',
  }),
  symbols: ({ client }) => client.request('workspace/symbol', { query: 'a' }),
  'renamed files': ({ client, uri }) =>
    client.request('workspace/willRenameFiles', { files: [{ oldUri: uri, newUri: `${uri}.azroute` }] }),
};
