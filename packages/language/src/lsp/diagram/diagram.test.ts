import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens } from 'vscode-languageserver';
import type {
  DeclarationPage,
  DeclarationPlace,
  DeclarationsAt,
  Diagram,
  DiagramErrors,
  DiagramFileResult,
  DiagramParams,
  DiagramRepairResult,
  DiagramResult,
  PictureElement,
} from '../../protocol.js';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const loop = readFileSync(join(import.meta.dirname, '../../../../../examples/05-multi-region-loop.azroute'), 'utf8');
const stacked = `vnet hub { address 10.0.0.0/16 subnet a 10.0.0.0/24 { nic nva1 10.0.0.4 } }
nva nva1 { nic hub.nva1 }
${Array.from({ length: 8 }, (_, i) => `vnet s${i} { address 10.1.${i}.0/24 subnet a 10.1.${i}.0/26 { nic vm 10.1.${i}.4 } }\npeering hub <-> s${i}`).join('\n')}
`;

async function opened(text: string): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(uri, text);
  await client.settled();
  return client;
}

function asked(more: Partial<DiagramParams> = {}): DiagramParams {
  return { textDocument: { uri }, form: 'tall', unfold: [], ...more };
}

async function drawn(client: TestClient, more: Partial<DiagramParams> = {}): Promise<Diagram> {
  const result = await client.request<DiagramResult>('azroute/diagram', asked(more));
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

function idsIn({ attributes, children }: PictureElement): string[] {
  const own = attributes['data-id'];
  const inner = children.flatMap((child) => (typeof child === 'string' ? [] : idsIn(child)));
  return own === undefined ? inner : [String(own), ...inner];
}

function tagsIn({ tag, children }: PictureElement): Set<string> {
  return new Set([tag, ...children.flatMap((child) => (typeof child === 'string' ? [] : [...tagsIn(child)]))]);
}

/** The position of a word of a text. */
function at(text: string, word: string) {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('the picture of example 05', () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await opened(loop);
  });

  it('has a box for each declaration, and nothing that a strict content security policy forbids', async () => {
    const { tree, root, versions, isBroken, title } = await drawn(client);
    expect(idsIn(tree)).toEqual(expect.arrayContaining(['vnet:hub1', 'nic:hub1/nva/nva1', 'nic:spoke11/vms/vm']));
    expect(tagsIn(tree)).not.toContain('style');
    expect(JSON.stringify(tree)).not.toContain('"style"');
    expect({ root, versions, isBroken, title }).toEqual({
      root: uri,
      versions: { [uri]: 1 },
      isBroken: false,
      title: 'main.azroute',
    });
  });

  it('is wide or tall', async () => {
    const [wide, tall] = [await drawn(client, { form: 'wide' }), await drawn(client, { form: 'tall' })];
    expect(wide.width / wide.height).toBeGreaterThan(tall.width / tall.height);
  });

  it('has the way between two ends with its table', async () => {
    const overlay = { kind: 'way', from: 'nic:spoke11/vms/vm', to: 'nic:spoke21/vms/vm' } as const;
    const { way, lost } = await drawn(client, { overlay });
    expect(lost).toBeUndefined();
    expect(way).toMatchObject({ tone: 'loop', title: expect.stringContaining('forwarding loop at nva1') });
    expect(way?.rows.map(({ where, table }) => `${where}: ${table}`)).toMatchInlineSnapshot(`
      [
        "spoke11.vm: effective routes",
        "nva1: operating system",
        "hub1.nva1: effective routes",
      ]
    `);
  });

  it('has the way of a finding, and says so when it is gone', async () => {
    const key = client.published
      .at(-1)
      ?.diagnostics.flatMap(({ code, data }) => (code === 'AZR101' ? (data as { finding: string }).finding : []))[0];
    const { way } = await drawn(client, { overlay: { kind: 'finding', finding: key ?? '' } });
    expect(way?.tone).toBe('loop');
    const gone = await drawn(client, { overlay: { kind: 'finding', finding: 'gone' } });
    expect(gone).toMatchObject({ lost: 'What was shown over the picture is gone from the text.' });
    expect(gone.way).toBeUndefined();
  });

  it('is a file for others, with plain colors', async () => {
    const file = (format: string) =>
      client.request<DiagramFileResult>('azroute/diagramFile', { ...asked(), format, theme: 'light' });
    expect(await file('svg')).toMatchObject({ text: expect.stringMatching(/^<svg .*#ffffff.*<\/svg>\n$/s) });
    expect(await file('drawio')).toMatchObject({ text: expect.stringMatching(/^<mxfile /) });
  });

  it('is shown before and after a repair, with the same packets', async () => {
    const { diagnostics } = client.published.at(-1) ?? { diagnostics: [] };
    const loops = diagnostics.filter(({ code }) => code === 'AZR101');
    const [first] = loops;
    if (!first) throw new Error('there is no loop');
    const data = first.data as { finding: string; root: string };
    const snapshot = client.services.topology.TopologyProvider.viewsOf(uri)[0]?.snapshot;
    const finding = snapshot?.findings().find(({ key }) => key === data.finding);
    const repairs = finding && snapshot?.repairs(finding);
    const result = await client.request<DiagramRepairResult>('azroute/diagramOfRepair', {
      textDocument: { uri },
      ...data,
      repair: repairs?.[0]?.key,
      form: 'tall',
      unfold: [],
    });
    if ('refused' in result) throw new Error(result.refused);
    expect(result.before.way?.tone).toBe('loop');
    expect(result.after.way?.title).toContain('delivered');
  });

  it('counts the errors of each virtual network', async () => {
    const { diagnostics } = client.published.at(-1) ?? { diagnostics: [] };
    const counts = await client.request<DiagramErrors>('azroute/diagramErrors', { textDocument: { uri } });
    expect(counts).toEqual({ 'vnet:hub1': 1, 'vnet:hub2': 1 });
    expect(diagnostics.filter(({ severity }) => severity === 1)).toHaveLength(2);
  });

  it('knows what stands at a position, where it is, and its page', async () => {
    const textDocument = { uri };
    const stands = await client.request<DeclarationsAt>('azroute/declarationAt', {
      textDocument,
      position: at(loop, 'nva1 10.1.1.4'),
    });
    expect(stands?.declarations).toEqual(['nic:hub1/nva/nva1', 'subnet:hub1/nva', 'vnet:hub1']);
    const declaration = 'nic:hub1/nva/nva1';
    const place = await client.request<DeclarationPlace>('azroute/placeOf', { textDocument, declaration });
    expect(place?.nameRange.start).toEqual(at(loop, 'nva1 10.1.1.4'));
    const page = await client.request<DeclarationPage>('azroute/pageOf', { textDocument, declaration });
    expect(page).toMatchObject({ title: 'hub1.nva1', sends: true, text: expect.stringContaining('10.1.1.4') });
    expect(await client.request('azroute/placeOf', { textDocument, declaration: 'gone' })).toBeNull();
  });
});

it('a stack is unfolded by the ID of its box', async () => {
  const client = await opened(stacked);
  const { tree, standIns } = await drawn(client);
  expect(idsIn(tree)).not.toContain('vnet:s7');
  expect(standIns['vnet:s7']).toBe('vnet:s0');
  const { tree: unfolded } = await drawn(client, { unfold: ['vnet:s0'] });
  expect(idsIn(unfolded)).toEqual(expect.arrayContaining(['vnet:s0', 'vnet:s7']));
});

it('keeps its arrangement if it is asked to', async () => {
  const client = await opened(stacked);
  const { arrangement: before } = await drawn(client, { form: 'wide', unfold: 'all' });
  const arrangement = { ...before, spokeColumns: before.spokeColumns + 2 };
  const kept = await drawn(client, { form: 'wide', unfold: 'all', arrangement });
  expect(kept.arrangement).toEqual(arrangement);
  expect(kept.width).not.toBe((await drawn(client, { form: 'wide', unfold: 'all' })).width);
});

it('says that the text is broken', async () => {
  const client = await opened(stacked);
  await client.change(uri, `${stacked}\nvnet {`);
  await client.settled();
  expect(await drawn(client)).toMatchObject({ isBroken: true, versions: { [uri]: 2 } });
});

it('is refused where there is no topology', async () => {
  const client = await opened(stacked);
  expect(await client.request('azroute/diagram', asked({ root: 'file:///other.azroute' }))).toEqual({
    refused: 'This file belongs to no topology.',
  });
});

describe('in an editor that shows diagrams', () => {
  const expected = `${loop}\nexpect spoke11.vm -> spoke21.vm\n`;
  const textDocument = { uri };
  let client: TestClient;
  beforeAll(async () => {
    client = await TestClient.start(
      { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } },
      { initializationOptions: { diagram: true, details: true } },
    );
    await client.open(uri, expected);
    await client.settled();
  });

  it('a finding about packets can be shown there, and its repairs be compared', async () => {
    const { diagnostics } = client.published.at(-1) ?? { diagnostics: [] };
    const found = diagnostics.filter(({ code }) => code === 'AZR101').slice(0, 1);
    const context = { diagnostics: found };
    const range = found[0]?.range;
    let actions: CodeAction[] = [];
    // The list grows while repairs are proved.
    for (let i = 0; i < 20 && !actions.some(({ title }) => title.startsWith('Compare')); i++) {
      actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument, range, context });
    }
    const commands = actions.flatMap(({ title, command }) => (command ? [[title, command.command]] : []));
    expect(commands).toEqual([
      ['Show AZR101 in Diagram', 'azroute.showInDiagram'],
      ['Compare Repairs of AZR101 in Diagram…', 'azroute.compareInDiagram'],
    ]);
    const [root, overlay] = actions.find(({ title }) => title.startsWith('Show'))?.command?.arguments ?? [];
    expect((await drawn(client, { root, overlay })).way?.tone).toBe('loop');
    const [compared] = actions.find(({ title }) => title.startsWith('Compare'))?.command?.arguments ?? [];
    expect(compared).toMatchObject({ uri, root: uri, repairs: [{ title: expect.stringContaining('UDR') }, {}] });
  });

  it('an expectation has a lens and a link that show its packets', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    const resolved = await Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
    const [lens] = resolved.filter(({ command }) => command?.title === 'Show in Diagram');
    const [root, overlay] = lens?.command?.arguments ?? [];
    expect((await drawn(client, { root, overlay })).way?.title).toContain('spoke11.vm → spoke21.vm');
    const hover = await client.hover(uri, at(expected, 'expect spoke11.vm -> spoke21'));
    expect(JSON.stringify(hover?.contents)).toContain('[Show in Diagram](command:azroute.showInDiagram?%5B%22file');
  });

  it('the hover of a device has a link for each finding about packets', async () => {
    const hover = await client.hover(uri, at(expected, 'nva1 {'));
    expect(JSON.stringify(hover?.contents)).toMatch(/\[Show AZR101 in Diagram\].* · \[Show AZR102 in Diagram\]/);
  });
});
