import { URI } from 'langium';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CodeLens,
  type CompletionList,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver';
import {
  type AskChoices,
  askRequests,
  compareRequest,
  detailsKinds,
  detailsRequest,
  drawTextRequest,
  testsRequest,
} from '../../packages/language/src/protocol.js';
import { quickFixes, refactorings, sourceActions } from './actions.js';
import type { Asked } from './asked.js';

type Ask = (asked: Asked) => Promise<unknown>;

const at =
  (method: string, more: object = {}): Ask =>
  (asked) =>
    asked.about(method, { position: asked.position, ...more });

const options = { tabSize: 2, insertSpaces: true };

function textOf({ client, uri }: Asked): string {
  const { LangiumDocuments } = client.services.shared.workspace;
  return LangiumDocuments.getDocument(URI.parse(uri))?.textDocument.getText() ?? '';
}

/** Every request for a place. */
export const atPlaces: Readonly<Record<string, Ask>> = {
  hover: at('textDocument/hover'),
  completion: async (asked) => {
    const list = (await at('textDocument/completion')(asked)) as CompletionList | null;
    const items = (list?.items ?? []).map((item) =>
      asked.once(['item', item.label, item.data], () => asked.send('completionItem/resolve', item)),
    );
    return [list, await Promise.all(items)];
  },
  'signature help': at('textDocument/signatureHelp'),
  definition: at('textDocument/definition'),
  references: at('textDocument/references', { context: { includeDeclaration: true } }),
  highlights: at('textDocument/documentHighlight'),
  rename: async (asked) => {
    const renamed = await at('textDocument/prepareRename')(asked);
    // Anywhere in a name, it is the name that changes.
    return renamed ? asked.once(['rename', renamed], () => allRenames(asked)) : allRenames(asked);
  },
  'formatting while typing': async (asked) => {
    const { documentOnTypeFormattingProvider: typed } = asked.client.announced;
    const signs = typed ? [typed.firstTriggerCharacter, ...(typed.moreTriggerCharacter ?? [])] : [];
    return Promise.all(signs.map((ch) => at('textDocument/onTypeFormatting', { ch, options })(asked)));
  },
  'formatting of a line': (asked) =>
    asked.once(['line', asked.position.line], () =>
      asked.about('textDocument/rangeFormatting', { range: lineOf(asked), options }),
    ),
  'selection ranges': (asked) => asked.about('textDocument/selectionRange', { positions: [asked.position] }),
  'quick fixes': quickFixes,
  refactorings,
  'packet paths': async (asked) => {
    const items = (await at('textDocument/prepareCallHierarchy')(asked)) as CallHierarchyItem[] | null;
    const calls = (items ?? []).map((item) => asked.once(['calls', item], () => hierarchyOf(asked, item)));
    return [items, await Promise.all(calls)];
  },
  documents: async (asked) => {
    const nic = (await choicesOf(asked))?.nics[0]?.value;
    const others: Readonly<Record<string, object>> = { why: { to: '10.0.0.0/8' }, compare: { to: nic } };
    const { position } = asked;
    return Promise.all(detailsKinds.map((what) => asked.about(detailsRequest, { position, what, ...others[what] })));
  },
  'what is declared': at('azroute/declarationAt'),
};

/** How many items of a hierarchy are opened. */
const mostItems = 20;

/** What calls an item and what it calls, and the same of those, as somebody opens the tree. */
async function hierarchyOf(asked: Asked, first: CallHierarchyItem): Promise<unknown> {
  const opened = new Map([[JSON.stringify(first.data), first]]);
  const answers: unknown[] = [];
  // A map can grow while it is read.
  for (const item of opened.values()) {
    const outgoing = await asked.send<CallHierarchyOutgoingCall[] | null>('callHierarchy/outgoingCalls', { item });
    const incoming = await asked.send<CallHierarchyIncomingCall[] | null>('callHierarchy/incomingCalls', { item });
    answers.push(outgoing, incoming);
    for (const next of [...(outgoing ?? []).map(({ to }) => to), ...(incoming ?? []).map(({ from }) => from)]) {
      if (opened.size < mostItems) opened.set(JSON.stringify(next.data), next);
    }
  }
  return answers;
}

/** Names of which one is free, one needs quotes, and one cannot be a name. */
const names = ['free', 'two words', 'not"a name'];

async function allRenames(asked: Asked): Promise<unknown> {
  const answers: unknown[] = [];
  for (const newName of names) {
    // A refusal is an answer.
    answers.push(await at('textDocument/rename', { newName })(asked).catch(exceptRefusals));
  }
  return answers;
}

function exceptRefusals(error: unknown): null {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) return null;
  throw error;
}

function choicesOf(asked: Asked): Promise<AskChoices | null> {
  return asked.once('choices', () => asked.about<AskChoices | null>(askRequests.choices));
}

const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

function lineOf({ position: { line } }: Asked): Range {
  return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
}

const about =
  (method: string, more: object = {}): Ask =>
  (asked) =>
    asked.about(method, more);

/** Every request for a whole text. */
export const forTexts: Readonly<Record<string, Ask>> = {
  outline: about('textDocument/documentSymbol'),
  'folding ranges': about('textDocument/foldingRange'),
  colors: about('textDocument/semanticTokens/full'),
  'colors of a part': about('textDocument/semanticTokens/range', { range: everything }),
  'inlay hints': about('textDocument/inlayHint', { range: everything }),
  links: about('textDocument/documentLink'),
  formatting: about('textDocument/formatting', { options }),
  'actions for the whole text': (asked) => sourceActions(asked, everything),
  'code lenses': async (asked) => {
    const lenses = await asked.about<CodeLens[] | null>('textDocument/codeLens');
    return Promise.all((lenses ?? []).map((lens) => asked.send('codeLens/resolve', lens)));
  },
  symbols: (asked) => asked.send('workspace/symbol', { query: 'a' }),
  'renamed files': (asked) =>
    asked.send('workspace/willRenameFiles', { files: [{ oldUri: asked.uri, newUri: `${asked.uri}.azroute` }] }),
  tests: (asked) => asked.send(testsRequest, {}),
  comparison: async (asked) => {
    const empty = { before: { [asked.uri]: '' }, othersAreEqual: true };
    return [await asked.about(compareRequest, empty), await asked.about(compareRequest, { ...empty, as: 'bicep' })];
  },
  'a way that somebody asks for': async (asked) => {
    const choices = await choicesOf(asked);
    const [from, to] = choices?.ends ?? [];
    if (!choices || !from) return asked.about(askRequests.ask, {});
    const ends = { root: choices.root, version: choices.version, from: from.value, via: [] };
    return [
      await asked.about(askRequests.ask, ends),
      to && (await asked.about(askRequests.ask, { ...ends, to: to.value })),
      await asked.about(askRequests.ask, { ...ends, via: choices.devices.slice(0, 1).map(({ value }) => value) }),
    ];
  },
  'picture of a text': (asked) => asked.send(drawTextRequest, { text: textOf(asked), info: 'azroute' }),
  diagram: about('azroute/diagram', { form: 'tall', unfold: [] }),
  'diagram for draw.io': about('azroute/diagramFile', {
    form: 'wide',
    unfold: 'all',
    format: 'drawio',
    theme: 'light',
  }),
};
