import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { strayRanges } from '../fuzz/properties/ranges.js';
import { announcedRequests, ownRequests, unknownCapabilities } from './announced.js';
import { Asked } from './asked.js';
import { atPlaces, forTexts } from './requests.js';
import { type Tried, textsWith } from './texts.js';

/**
 * Every capability answers at every place of every text, or says that there is nothing; no request fails. Some places of
 * each text are tried; `AZROUTE_CAPABILITIES=500 npx vitest run test/capabilities` tries that many, `all` tries all, and
 * `AZROUTE_CAPABILITIES_LOG=capabilities.log` notes after each text what took longest and what was wrong, so that a run that
 * was stopped can go on with the other texts: `-t 'half typed'`.
 */
const { AZROUTE_CAPABILITIES = '8', AZROUTE_CAPABILITIES_LOG: log } = process.env;
const placesOfText = AZROUTE_CAPABILITIES === 'all' ? Number.POSITIVE_INFINITY : Number(AZROUTE_CAPABILITIES);

/** How often a part is repeated in a text of many parts. */
const parts = AZROUTE_CAPABILITIES === 'all' ? 300 : 30;
const texts = textsWith(parts);

const uri = 'file:///capabilities/text.azroute';

test.each(Object.entries(texts))(
  'every request is answered for a text %s',
  { timeout: 3_600_000 },
  async (name, tried) => {
    const client = await started();
    const asked = await Asked.open(client, uri, tried.text);
    const textDocument = TextDocument.create(uri, 'azroute', 1, tried.text);
    const complaints: string[] = [];
    const slowest = new Map<string, { readonly took: number; readonly where: string }>();
    const ask = async (request: string, place: Asked) => {
      const where = `${request} at ${JSON.stringify(place.position)}`;
      const begun = performance.now();

      try {
        const answer = await (atPlaces[request] ?? forTexts[request])?.(place);
        const stray = strayRanges({ document: { textDocument } }, answer);
        complaints.push(...stray.map((each) => `${where}: ${each}`));
      } catch (error) {
        complaints.push(`${where}: ${String(error)}`);
      }
      const took = performance.now() - begun;
      if (took > (slowest.get(request)?.took ?? 0)) slowest.set(request, { took, where });
    };
    for (const request of Object.keys(forTexts)) await ask(request, asked);
    for (const position of placesOf(textDocument, tried)) {
      for (const request of Object.keys(atPlaces)) await ask(request, asked.at(position));
    }
    if (log) {
      const slow = [...slowest.values()].map(({ took, where }) => `${Math.round(took)} ms: ${name}: ${where}`);
      const wrong = [...complaints, ...client.log].map((complaint) => `wrong: ${name}: ${complaint}`);
      appendFileSync(log, [...slow, ...wrong, `done: ${name}\n`].join('\n'));
    }
    // A provider that fails answers nothing, and the failure is logged.
    expect([...complaints, ...client.log]).toEqual([]);
  },
);

test('nothing that the server says it can do is left out', async () => {
  const client = await started();
  const text = texts.whole?.text ?? '';
  const asked = await Asked.open(client, uri, text);
  const textDocument = TextDocument.create(uri, 'azroute', 1, text);
  for (const ask of Object.values(forTexts)) await ask(asked);
  for (const word of ['nic', 'nva', 'subnet']) {
    const place = asked.at(textDocument.positionAt(text.search(new RegExp(`${word} \\w`)) + word.length + 1));
    for (const ask of Object.values(atPlaces)) await ask(place);
  }
  const expected = [...announcedRequests(client.announced), ...ownRequests()];
  expect(expected).toContain('callHierarchy/outgoingCalls');
  expect(expected.filter((request) => !asked.sent.has(request))).toEqual([]);
  expect(unknownCapabilities(client.announced)).toEqual([]);
});

/** A server for a client that can do all that VS Code can. */
async function started(): Promise<TestClient> {
  const codeAction = { dataSupport: true, resolveSupport: { properties: ['edit'] }, disabledSupport: true };
  const client = await TestClient.start(
    {
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        definition: { linkSupport: true },
        rename: { prepareSupport: true },
        codeAction,
      },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
    { initializationOptions: { refactoringInputs: true, details: true, diagram: true } },
  );
  await client.configure({ inlayHints: { freeAddresses: true, defaultRoutes: true, defaults: true } });
  return client;
}

/** Places in a text, which differ in their distance from the starts of lines and words, and those that it does not have. */
function* placesOf(textDocument: TextDocument, { text, offsets }: Tried): Iterable<Position> {
  const last = offsets ? offsets.length - 1 : text.length;
  const step = Math.max(1, Math.floor(last / placesOfText));
  for (let i = 0; i < last; i += step) yield textDocument.positionAt(offsets?.[i] ?? i);
  yield textDocument.positionAt(text.length);
  yield { line: 1_000_000, character: 0 };
  yield { line: 0, character: 1_000_000 };
}
