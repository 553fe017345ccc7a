import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { incomingCalls, outgoingCalls, preparedHierarchy } from './call-hierarchy/call-hierarchy.js';
import { selectionRanges } from './selection/selection-ranges.js';
import { TestClient } from './testing/client.js';
import { fixtureUri, openFixture } from './testing/fixture.js';
import { twoRegionLoop } from './testing/loop.js';
import { testsOf } from './tests/tests.js';

const devices = readFileSync(new URL('./fixtures/hover/devices.azroute', import.meta.url), 'utf8').replaceAll(
  '<|>',
  '',
);

/** Texts as they are during editing: cut off, with a part missing or doubled, or with a stray character. */
function* damaged(text: string): Iterable<string> {
  const step = Math.ceil(text.length / 6);
  for (let at = 0, i = 0; at < text.length; at += step, i++) {
    const to = at + (i % 7) * 3 + 1;
    yield text.slice(0, at);
    yield text.slice(0, at) + text.slice(to);
    yield text.slice(0, to) + text.slice(at);
    yield `${text.slice(0, at)}${'{}[],"/<-.'[i % 10]}${text.slice(at)}`;
  }
}

describe('a damaged text', () => {
  it.each([
    ['of two regions', twoRegionLoop],
    ['of all devices', devices],
  ])(
    '%s does not break any feature',
    async (_name, whole) => {
      for (const text of damaged(whole)) {
        const { services, document } = await openFixture(text);
        const textDocument = { uri: fixtureUri };
        const lsp = services.lsp;
        await lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument });
        await lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument });
        await lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument });
        for (const view of services.topology.TopologyProvider.viewsOf(fixtureUri)) view.snapshot.findings();
        for (let offset = 0; offset < text.length; offset += 5) {
          const at = { textDocument, position: document.textDocument.positionAt(offset) };
          await lsp.HoverProvider?.getHoverContent(document, at);
          await lsp.DefinitionProvider?.getDefinition(document, at);
          await lsp.DocumentHighlightProvider?.getDocumentHighlight(document, at);
          lsp.RenameProvider?.prepareRename(document, at);
          if (offset % 3 !== 0) continue;
          await lsp.CompletionProvider?.getCompletion(document, at);
          await lsp.SignatureHelp?.provideSignatureHelp(document, at);
          selectionRanges(document, [at.position]);
          for (const item of preparedHierarchy(services, document, at.position) ?? []) {
            outgoingCalls(services, item);
            incomingCalls(services, item);
          }
        }
        testsOf(services);
        const context = { diagnostics: document.diagnostics ?? [] };
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        const actions = await lsp.CodeActionProvider?.getCodeActions(document, { textDocument, range, context });
        expect(actions).toBeDefined();
      }
    },
    120_000,
  );

  it('with errors in one block still has the hovers of the others', async () => {
    const client = await TestClient.start();
    await client.open(fixtureUri, `vnet broken { subnet }\n${twoRegionLoop}`);
    const line = twoRegionLoop.split('\n').findIndex((one) => one.includes('nic vm 10.1.16.4')) + 1;
    const hover = await client.hover(fixtureUri, { line, character: 9 });
    expect(JSON.stringify(hover?.contents)).toContain('10.1.0.0/20');
  });
});
