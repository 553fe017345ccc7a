import './play.css';
import { type AskChoices, askRequests } from '@azroute/language/protocol';
import examples from 'azroute-examples';
import { type Diagnostic, toMarker, toRange } from './convert.js';
import { Files, pathOf } from './files.js';
import { type Found, listFindings } from './findings.js';
import { type Capabilities, language, registerLanguage } from './language.js';
import * as monaco from './monaco.js';
import { PictureView } from './picture.js';
import { Server } from './server.js';
import { hashOf, sharedIn } from './share.js';
import { tokensOf } from './tokens.js';

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const here = new URL('.', import.meta.url);

/** How long the text has to stay as it is before it is drawn, in milliseconds. */
const pause = 150;

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker(): Worker };
    /** For the tests: the editor, and violations of the content security policy. */
    azroute?: { readonly editor: monaco.editor.IStandaloneCodeEditor; readonly violations: readonly string[] };
  }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);
window.MonacoEnvironment = { getWorker: () => new Worker(new URL('editor-worker.js', here)) };

const status = element('status');
const server = new Server(new URL('server.js', here), (why) => {
  status.textContent = `The language server does not run: ${why}`;
});

monaco.languages.register({ id: language, extensions: ['.azroute'] });
monaco.languages.setLanguageConfiguration(language, {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  wordPattern: /"[^"]*"|[A-Za-z_][A-Za-z0-9_]*(?:-+[A-Za-z0-9_]+)*|[0-9a-fA-F.:]+(?:\/[0-9]+)?/g,
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
});
monaco.languages.setMonarchTokensProvider(language, tokensOf());
const dark = matchMedia('(prefers-color-scheme: dark)');
for (const [name, base, keyword, number] of [
  ['light', 'vs', '0a5aa8', '96590a'],
  ['dark', 'vs-dark', '62b0ff', 'e0a340'],
] as const) {
  monaco.editor.defineTheme(`azroute-${name}`, {
    base,
    inherit: true,
    rules: [
      { token: 'keyword', foreground: keyword },
      { token: 'number', foreground: number },
      { token: 'comment', foreground: name === 'light' ? '566575' : 'a3b0bd' },
    ],
    colors: {},
  });
}
const themeName = () => `azroute-${dark.matches ? 'dark' : 'light'}`;
dark.addEventListener('change', () => monaco.editor.setTheme(themeName()));

const editor = monaco.editor.create(element('editor'), {
  model: null,
  theme: themeName(),
  automaticLayout: true,
  minimap: { enabled: false },
  'semanticHighlighting.enabled': true,
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  ariaLabel: 'The network as text',
});
window.azroute = { editor, violations };
monaco.editor.registerLinkOpener({
  open(link) {
    // The pages of codes and rules are part of this site.
    const page = /\/docs\/((?:diagnostics|rules)\/[\w-]+)\.md$/.exec(link.path)?.[1];
    const place = page === undefined ? link.toString(true) : new URL(`../${page}.html#${link.fragment}`, here).href;
    if (/^https?:/.test(place)) window.open(place, '_blank', 'noopener');
    return true;
  },
});

const found = new Map<string, readonly Diagnostic[]>();
const view = new PictureView(element('drawing'), element('says'));
const files = new Files(editor, element('files'), {
  opened: (model) =>
    server.notify('textDocument/didOpen', {
      textDocument: {
        uri: model.uri.toString(),
        languageId: language,
        version: model.getVersionId(),
        text: model.getValue(),
      },
    }),
  edited: (model) => {
    notice = '';
    server.notify('textDocument/didChange', {
      textDocument: { uri: model.uri.toString(), version: model.getVersionId() },
      contentChanges: [{ text: model.getValue() }],
    });
  },
  closed: (model) => {
    found.delete(model.uri.toString());
    server.notify('textDocument/didClose', { textDocument: { uri: model.uri.toString() } });
  },
  changed: () => drawSoon(),
});

const [from, to, portrait] = [
  element<HTMLInputElement>('from'),
  element<HTMLInputElement>('to'),
  element<HTMLInputElement>('portrait'),
];
const ends = element<HTMLDataListElement>('ends');
/** What is said before the number of findings until the text changes. */
let notice = '';
/** The loop that is drawn, if one is. */
let loop: string | undefined;
let timer = 0;
let drawing = 0;

function drawSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void draw(), pause);
}

async function draw(): Promise<void> {
  const { root } = files;
  if (!root) return;
  const number = ++drawing;
  const { [pathOf(root.uri)]: text = '', ...others } = files.texts;
  const way = loop === undefined ? [word('from', from.value), word('to', to.value)] : [word('loop', loop)];
  const info = ['azroute', ...way, portrait.checked ? 'portrait' : ''].filter((each) => each !== '').join(' ');
  try {
    const result = await server.request<{ svg?: string; says?: string }>('azroute/drawText', {
      text,
      info,
      others,
      path: pathOf(root.uri),
    });
    if (number === drawing) view.show(result);
  } catch (error) {
    if (number === drawing) view.show({ says: error instanceof Error ? error.message : String(error) });
  }
}

function word(name: string, value: string): string {
  const plain = value.trim().replaceAll('"', '');
  return plain === '' ? '' : `${name}="${plain}"`;
}

server.on<{ uri: string; diagnostics: readonly Diagnostic[] }>(
  'textDocument/publishDiagnostics',
  ({ uri, diagnostics }) => {
    const model = monaco.editor.getModel(monaco.Uri.parse(uri));
    if (!model) return;
    found.set(model.uri.toString(), diagnostics);
    monaco.editor.setModelMarkers(model, 'azroute', diagnostics.map(toMarker));
    const all = files.all.flatMap((each) =>
      (found.get(each.uri.toString()) ?? []).map((diagnostic): Found => ({ uri: each.uri.toString(), diagnostic })),
    );
    listFindings(element('findings'), all, goTo, (chosen) => {
      loop = chosen;
      void draw();
    });
    void listEnds();
    const errors = all.filter(({ diagnostic }) => (diagnostic.severity ?? 1) === 1).length;
    const count = all.length === 1 ? '1 finding' : `${all.length || 'No'} findings`;
    status.textContent = `${notice}${count}${errors > 0 ? `, ${errors} of them errors` : ''}`;
  },
);

/** Offers what packets can go from and to. While somebody types, a request is refused; the next analysis asks again. */
async function listEnds(): Promise<void> {
  const { root } = files;
  if (!root) return;
  const asked = server.request<AskChoices | null>(askRequests.choices, { textDocument: { uri: root.uri.toString() } });
  const choices = await asked.catch(() => undefined);
  if (!choices || root !== files.root) return;
  ends.replaceChildren(...choices.ends.map(({ label, description = '' }) => new Option(description, label)));
}

function goTo({ uri, diagnostic }: Found): void {
  files.select(files.all.find((each) => each.uri.toString() === uri));
  const range = toRange(diagnostic.range);
  editor.setSelection(range);
  editor.revealRangeInCenterIfOutsideViewport(range);
  editor.focus();
}

function forget(): void {
  [from.value, to.value, loop] = ['', '', undefined];
}

function showExample(name: string): void {
  const folder = name.includes('/') && !name.startsWith('article/') ? name.slice(0, name.indexOf('/') + 1) : undefined;
  const names = Object.keys(examples).filter(
    (each) => each === name || (folder !== undefined && each.startsWith(folder)),
  );
  const rootFirst = [name, ...names.filter((each) => each !== name)];
  forget();
  files.show(Object.fromEntries(rootFirst.map((each) => [each.slice(folder?.length ?? 0), examples[each] ?? ''])));
}

/** What is encoded wrongly is no name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

async function openFromLink(): Promise<void> {
  const shared = await sharedIn(location.hash);
  notice = '';
  const example = decoded(/^#example=([^&]*)$/.exec(location.hash)?.[1] ?? '');
  if (shared) {
    forget();
    files.show(shared.files, shared.line);
  } else if (Object.hasOwn(examples, example)) showExample(example);
  else if (!files.root) {
    if (location.hash.length > 1) notice = 'The link holds no text that can be read. This is an example: ';
    showExample('05-multi-region-loop.azroute');
  }
}

const choice = element<HTMLSelectElement>('examples');
for (const name of Object.keys(examples)) {
  // Of several files, only the root is an example of its own.
  if (/^\d\d-[^/]*\/(?!network\.azroute$)/.test(name)) continue;
  choice.add(new Option(name.replace(/(\/network)?\.azroute$/, ''), name));
}
choice.onchange = () => {
  if (choice.value !== '') location.hash = `#example=${encodeURIComponent(choice.value)}`;
  choice.value = '';
};
element('share').onclick = async () => {
  history.replaceState(null, '', await hashOf({ files: files.texts }));
  const copied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  status.textContent = copied
    ? 'The link is copied. It holds the whole text.'
    : 'The address of this page holds the whole text.';
};
element('download').onclick = () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([view.svg], { type: 'image/svg+xml' }));
  link.download = 'azroute.svg';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
element('way').onsubmit = (event) => {
  event.preventDefault();
  loop = undefined;
  void draw();
};
element('clear').onclick = () => {
  forget();
  void draw();
};
portrait.onchange = () => void draw();
window.addEventListener('hashchange', () => void openFromLink());

const { capabilities } = await server.request<{ capabilities: Capabilities }>('initialize', {
  processId: null,
  rootUri: null,
  capabilities: {
    textDocument: {
      hover: { contentFormat: ['markdown'] },
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
      publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true, relatedInformation: true },
      semanticTokens: { requests: { full: true }, formats: ['relative'], tokenTypes: [], tokenModifiers: [] },
    },
    workspace: { workspaceEdit: { documentChanges: true } },
  },
});
server.notify('initialized', {});
registerLanguage(server, capabilities, (uri) => found.get(uri) ?? []);
await openFromLink();
