import { createSnapshot, emptyTopology, type Finding, type Snapshot } from '@azroute/engine';
import { describe, expect, it, vi } from 'vitest';
import { type CodeAction, type Diagnostic, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';
import { Recomputations } from './recomputations.js';

const main = 'file:///main.azroute';
const part = 'file:///part.azroute';

/** A text after a code action. */
function after(action: CodeAction, uri: string, text: string): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), action.edit?.changes?.[uri] ?? []);
}

/** What identifies a loop while the text around it changes. */
const place = ({ code, range }: Diagnostic, text: string) => `${code} ${text.split('\n')[range.start.line]}`;

const variants: Readonly<Record<string, string>> = {
  'subnets without route tables': twoRegionLoop,
  'subnets with route tables': `${twoRegionLoop.replace(/nic nva(\d) 10/g, 'routeTable rt$1\n    nic nva$1 10')}
routeTable rt1 { route default 0.0.0.0/0 -> Internet }
routeTable rt2`,
  'names in quotes': twoRegionLoop.replace(/\b(hub1|hub2|nva1)\b/g, '"$1.x y"'),
  'CRLF and tabs': twoRegionLoop
    .replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2))
    .replaceAll('\n', '\r\n'),
  'everything on one line': twoRegionLoop.replace(/\s*\n\s*/g, ' '),
  'a syntax error elsewhere': `${twoRegionLoop}\nvnet broken {\n  address\n}\npeering hub1 <->\n`,
  'another tunnel of the name': `${twoRegionLoop}\ntunnel tun0 ipsec nva1 <-> nva2\n`,
};

describe('repairs of a loop', () => {
  it.each(Object.entries(variants))('with %s remove it, whichever is chosen', async (_name, text) => {
    const client = await TestClient.start();
    await client.open(main, text);
    const before = await client.diagnostics(main);
    const loops = before.filter(({ code }) => code === 'AZR101');
    const ofText = (all: readonly string[]) => all.filter((one) => one.startsWith('AZR0'));
    expect(loops.length).toBeGreaterThan(0);
    const kinds = new Set<string>();
    for (const loop of loops) {
      const actions = await client.fixes(main, loop);
      expect(actions.length).toBeGreaterThan(0);
      for (const action of actions) {
        kinds.add(action.title.split(' ').slice(0, 2).join(' ').replace(/s$/, ''));
        const repaired = after(action, main, text);
        await client.change(main, repaired);
        const left = await client.diagnostics(main);
        const places = left.map((one) => place(one, repaired));
        expect(places, action.title).not.toContain(place(loop, text));
        expect(left.filter(({ code }) => code === 'AZR101').length).toBeLessThan(loops.length);
        const codes = (all: readonly Diagnostic[]) => ofText(all.map(({ code }) => String(code)));
        expect(codes(left)).toEqual(codes(before));
        expect(left.filter(({ code }) => code === 'AZR601')).toEqual([]);
        await client.change(main, text);
        await client.settled();
      }
    }
    expect([...kinds].sort()).toEqual(['Insert UDR', 'Insert VXLAN']);
  });

  it('change the file that contains the subnet, with its version in the editor', async () => {
    const client = await TestClient.start({ workspace: { workspaceEdit: { documentChanges: true } } });
    await client.open(part, twoRegionLoop);
    await client.open(main, 'import "part.azroute"\n');
    const [loop] = (await client.diagnostics(part)).filter(({ code }) => code === 'AZR101');
    const [action] = loop ? await client.codeActions(part, loop) : [];
    const changes = (action?.edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
    expect(changes.map(({ textDocument }) => textDocument)).toEqual([{ uri: part, version: 1 }]);
  });

  it('are not offered for a finding of an earlier text', async () => {
    const client = await TestClient.start();
    await client.open(main, twoRegionLoop);
    const [loop] = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR101');
    await client.change(main, 'vnet hub1\n');
    await client.settled();
    expect(loop ? await client.codeActions(main, loop) : undefined).toEqual([]);
  });

  it('are not all searched to say why there are none while a list may recompute nothing', async () => {
    const left = vi.spyOn(Recomputations.prototype, 'left').mockReturnValue(0);
    const client = await TestClient.start({ textDocument: { codeAction: { disabledSupport: true } } });
    await client.open(main, twoRegionLoop);
    const [loop] = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR101');
    expect(loop && (await client.fixes(main, loop))).toEqual([]);
    const [view] = client.services.topology.TopologyProvider.viewsOf(main);
    const finding = view?.snapshot.findings().find(({ code }) => code === 'AZR101');
    expect(finding && view?.snapshot.repairsSoFar(finding, 0).isComplete).toBe(false);
    left.mockRestore();
  });

  it('are missing if the search for them fails, and the failure is reported like that of a check', async () => {
    const snapshots = Object.getPrototypeOf(createSnapshot(emptyTopology)) as Snapshot;
    const failed: Finding[] = [];
    const spies = [
      vi.spyOn(snapshots, 'failedRepairs').mockImplementation(() => failed),
      vi.spyOn(snapshots, 'repairsSoFar').mockImplementation((finding) => {
        failed.push({ ...finding, code: 'AZR901', key: 'AZR901', message: 'planted' });
        return { repairs: [], isComplete: true, recomputed: 0 };
      }),
    ];
    const client = await TestClient.start();
    await client.open(main, twoRegionLoop);
    const before = await client.diagnostics(main);
    const [loop] = before.filter(({ code }) => code === 'AZR101');
    expect(loop && (await client.fixes(main, loop))).toEqual([]);
    const after = await client.diagnostics(main);
    const failures = after.filter(({ code }) => code === 'AZR901');
    expect(failures.map(({ message, range }) => [message, range])).toEqual([['planted', loop?.range]]);
    expect(after.filter(({ code }) => code !== 'AZR901')).toEqual(before);
    for (const spy of spies) spy.mockRestore();
    await client.change(main, `${twoRegionLoop}\nrouteTable spare\n`);
    expect((await client.diagnostics(main)).map(({ code }) => code)).not.toContain('AZR901');
  });
});
