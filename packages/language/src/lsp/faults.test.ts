import { createSnapshot, emptyTopology, Interrupted } from '@azroute/engine';
import { OperationCancelled } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LazyView } from '../topology/view.js';
import { TestClient } from './testing/client.js';
import { twoRegionLoop } from './testing/loop.js';

const broken = 'file:///broken.azroute';
const sound = 'file:///sound.azroute';
const text = `import "other.azroute"\n${twoRegionLoop}`;

afterEach(() => vi.restoreAllMocks());

/** The methods of a stage, with their objects. */
type Methods = (client: TestClient) => readonly (readonly [object: object, method: string])[];

const stages: readonly (readonly [stage: string, methods: Methods])[] = [
  ['the parser', ({ services }) => [[services.parser.LangiumParser, 'parse']]],
  ['the lexer', ({ services }) => [[services.parser.Lexer, 'tokenize']]],
  ['the linker', ({ services }) => [[services.references.Linker, 'link']]],
  ['the validator', ({ services }) => [[services.validation.DocumentValidator, 'validateDocument']]],
  ['lowering', () => [[LazyView.prototype, 'lower']]],
  ['the engine', () => [[snapshotMethods(), 'findings']]],
  ['the location of findings', () => [[LazyView.prototype, 'place']]],
  ['the loader of imports', ({ services }) => [[services.imports.ImportLoader, 'load']]],
  [
    'the file system',
    ({ services }) =>
      ['stat', 'readFile', 'readDirectory', 'existsSync'].map((name) => [
        services.shared.workspace.FileSystemProvider,
        name,
      ]),
  ],
  ['configurations', ({ services }) => [[services.topology.TopologyProvider.configurations, 'severitiesFor']]],
];

function snapshotMethods(): object {
  return Object.getPrototypeOf(createSnapshot(emptyTopology)) as object;
}

function breakMethods(methods: ReturnType<Methods>, times: number): void {
  for (const [object, method] of methods) {
    const spy = vi.spyOn(object as Record<string, () => unknown>, method);
    for (let i = 0; i < times; i++) {
      spy.mockImplementationOnce(() => {
        throw new TypeError('planted');
      });
    }
  }
}

async function found(client: TestClient, uri: string) {
  return (await client.diagnostics(uri)).map(({ code, message, range }) => ({ code, message, range }));
}

async function fresh(content: string) {
  const client = await TestClient.start();
  await client.open(broken, content);
  return found(client, broken);
}

describe.each(stages)('when %s fails', (_stage, methods) => {
  it.each([1, 2, 3, 50])('%i times, the server continues, and recovers with the next change', async (times) => {
    const client = await TestClient.start();
    await client.open(sound, twoRegionLoop);
    const before = await found(client, sound);
    breakMethods(methods(client), times);
    await client.open(broken, text);
    await client.settled();
    expect(await client.hover(sound, { line: 0, character: 5 })).toBeDefined();
    vi.restoreAllMocks();
    await client.change(broken, `${text}\n`);
    expect(await found(client, broken)).toEqual(await fresh(`${text}\n`));
    expect(await found(client, sound)).toEqual(before);
  });
});

it('a file in which a stage fails is read again from scratch', async () => {
  const client = await TestClient.start();
  breakMethods([[client.services.parser.LangiumParser, 'parse']], 1);
  await client.open(broken, text);
  expect(await found(client, broken)).toEqual(await fresh(text));
  expect(client.log.join('\n')).toContain('TypeError: planted\n    at ');
});

it('a file that cannot be analyzed has a diagnostic, and the others are analyzed', async () => {
  const client = await TestClient.start();
  breakMethods([[client.services.parser.LangiumParser, 'parse']], 2);
  await client.open(broken, text);
  expect((await found(client, broken)).map(({ code }) => code)).toEqual(['AZR910']);
  await client.open(sound, twoRegionLoop);
  expect((await found(client, sound)).map(({ code }) => code)).toContain('AZR101');
});

describe('when an answer fails', () => {
  it.each([
    ['HoverProvider', 'getHoverContent', 'hover'],
    ['CompletionProvider', 'getCompletion', 'completion'],
    ['DefinitionProvider', 'getDefinition', 'definition'],
    ['ReferencesProvider', 'findReferences', 'references'],
    ['DocumentSymbolProvider', 'getAnswer', 'documentSymbol'],
    ['FoldingRangeProvider', 'getAnswer', 'foldingRange'],
    ['SemanticTokenProvider', 'getAnswer', 'semanticTokens/full'],
    ['Formatter', 'formatDocument', 'formatting'],
    ['CodeActionProvider', 'getCodeActions', 'codeAction'],
    ['RenameProvider', 'rename', 'rename'],
  ])('that of %s, it is null, and the next one is correct', async (provider, method, request) => {
    const client = await TestClient.start();
    await client.open(sound, twoRegionLoop);
    await client.settled();
    const params = {
      textDocument: { uri: sound },
      position: { line: 0, character: 5 },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
      options: { tabSize: 2, insertSpaces: true },
      newName: 'x',
    };
    const right = await client.request(`textDocument/${request}`, params);
    // Answers for whole documents are kept until the next build.
    await client.open(broken, 'vnet another {}');
    await client.settled();
    breakMethods([[client.services.lsp[provider as never] as object, method]], 1);
    expect(await client.request(`textDocument/${request}`, params)).toBeNull();
    expect(client.log.join('\n')).toContain('TypeError: planted');
    expect(await client.request(`textDocument/${request}`, params)).toEqual(right);
  });
});

describe('an answer that is stopped', () => {
  it.each([
    ['by Langium', OperationCancelled],
    ['by the engine', new Interrupted()],
  ])('%s is refused because of an older text', async (_what, stop) => {
    const client = await TestClient.start();
    await client.open(sound, twoRegionLoop);
    await client.settled();
    vi.spyOn(client.services.lsp.HoverProvider as HoverProvider, 'getHoverContent').mockImplementation(() => {
      throw stop;
    });
    await expect(client.hover(sound, { line: 0, character: 5 })).rejects.toMatchObject({ code: -32801 });
  });
});

it('if a client refuses something that it supports, that is logged once and in one line', async () => {
  const able = { dynamicRegistration: true };
  const client = await TestClient.start({
    workspace: { configuration: true, didChangeConfiguration: able, didChangeWatchedFiles: able },
  });
  await client.open(sound, twoRegionLoop);
  expect((await client.diagnostics(sound)).map(({ code }) => code)).toContain('AZR101');
  await client.configure(null);
  await client.settled();
  const logged = client.log.filter((line) => !line.startsWith('Registering request handler'));
  expect(logged.sort()).toEqual([
    expect.stringMatching(/^The client reports no changes of its settings: [^\n]+$/),
    expect.stringMatching(/^The client reports no changes on disk: [^\n]+$/),
    expect.stringMatching(/^The client sends no settings, so the defaults apply: [^\n]+$/),
  ]);
});
