import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';

const main = 'file:///main.azroute';
const part = 'file:///part.azroute';

const codes = (diagnostics: readonly Diagnostic[]) => [...new Set(diagnostics.map(({ code }) => code))].sort();

/** Has the engine do something before it returns findings. */
function beforeFindings({ services }: TestClient, act: () => void): void {
  const provider = services.topology.TopologyProvider;
  const viewsOf = provider.viewsOf.bind(provider);
  provider.viewsOf = (uri) => {
    const views = viewsOf(uri);
    for (const { snapshot } of views) {
      const findings = snapshot.findings.bind(snapshot);
      snapshot.findings = () => {
        act();
        return findings();
      };
    }
    return views;
  };
}

afterEach(() => vi.restoreAllMocks());

describe('published diagnostics', () => {
  it('contain a loop at its appliance with its path, the page of its code and the key for its repairs', async () => {
    const client = await TestClient.start();
    await client.open(main, twoRegionLoop);
    const loops = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR101');
    expect(loops.length).toBeGreaterThan(0);
    for (const loop of loops) {
      expect(loop.codeDescription?.href).toMatch(/docs\/diagnostics\/AZR101\.md$/);
      expect(loop.relatedInformation?.length).toBeGreaterThan(0);
      expect(loop.data).toMatchObject({ root: main, finding: expect.any(String) });
      expect(twoRegionLoop.split('\n')[loop.range.start.line]).toMatch(/^nva nva[12] /);
    }
  });

  it('have the version of the text, and never an older one after a newer one', async () => {
    const client = await TestClient.start();
    await client.open(main, twoRegionLoop);
    let last = 1;
    for (const name of ['ab', 'abc', 'abcd', 'abcde'])
      last = await client.change(main, twoRegionLoop.replaceAll('spoke1', name));
    await client.settled();
    const versions = client.published.filter(({ uri }) => uri === main).map(({ version }) => version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(last);
  });

  it('contain the syntax error of one block and the loops of the others', async () => {
    const client = await TestClient.start();
    await client.open(main, `${twoRegionLoop}\nvnet broken { address }\n`);
    const found = codes(await client.diagnostics(main));
    expect(found).toContain('AZR001');
    expect(found).toContain('AZR101');
  });

  it('of an imported file follow the changes of the file that imports it', async () => {
    const client = await TestClient.start();
    const lines = twoRegionLoop.split('\n');
    const at = lines.findIndex((line) => line.startsWith('bgp nva1 [onlyExactly 10.1.0.0/16] <-> nva2'));
    const session = lines[at] ?? '';
    await client.open(part, [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'));
    expect(codes(await client.diagnostics(part))).not.toContain('AZR101');
    await client.open(main, `import "part.azroute"\n${session}\n`);
    expect(codes(await client.diagnostics(part))).toContain('AZR101');
    await client.change(main, 'import "part.azroute"\n');
    expect(codes(await client.diagnostics(part))).not.toContain('AZR101');
    await client.change(main, `import "part.azroute"\n${session}\n`);
    expect(codes(await client.diagnostics(part))).toContain('AZR101');
    await client.close(main);
    expect(codes(await client.diagnostics(part))).not.toContain('AZR101');
  });

  it('of only one of two topologies name its root file', async () => {
    const client = await TestClient.start();
    const lines = twoRegionLoop.split('\n');
    const at = lines.findIndex((line) => line.startsWith('bgp nva1 [onlyExactly 10.1.0.0/16] <-> nva2'));
    await client.open(part, [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'));
    await client.open(main, `import "part.azroute"\n${lines[at]}\n`);
    await client.open('file:///other.azroute', 'import "part.azroute"\n');
    const loops = (await client.diagnostics(part)).filter(({ code }) => code === 'AZR101');
    expect(loops.length).toBeGreaterThan(0);
    for (const { message } of loops) expect(message).toMatch(/\(in the topology of main\.azroute\)$/);
  });

  it('vanish with a file that is closed and belongs to no workspace', async () => {
    const client = await TestClient.start();
    await client.open(main, twoRegionLoop);
    expect(await client.diagnostics(main)).not.toEqual([]);
    await client.close(main);
    expect(await client.diagnostics(main)).toEqual([]);
  });

  it('of a missing import vanish when the file appears', async () => {
    const client = await TestClient.start();
    await client.open(main, 'import "part.azroute"\npeering hub <-> spoke\nvnet hub { address 10.0.0.0/16 }\n');
    expect(codes(await client.diagnostics(main))).toEqual(['AZR002', 'AZR010']);
    await client.open(part, 'vnet spoke { address 10.1.0.0/16 }\n');
    expect(codes(await client.diagnostics(main))).toEqual([]);
    await client.change(part, 'vnet other { address 10.1.0.0/16 }\n');
    expect(codes(await client.diagnostics(main))).toEqual(['AZR002']);
  });

  it.each([
    { engine: 'slow', takes: 1_000, findingsIn: [false, true] },
    { engine: 'fast', takes: 0, findingsIn: [true] },
  ])('of a $engine engine are published with or after those of the text', async ({ takes, findingsIn }) => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const client = await TestClient.start();
    beforeFindings(client, () => {
      now += takes;
    });
    await client.open(main, twoRegionLoop);
    expect(codes(await client.diagnostics(main))).toContain('AZR101');
    const version = await client.change(main, `\n\n${twoRegionLoop}`);
    await client.settled();
    const ofText = client.published.filter((params) => params.uri === main && params.version === version);
    expect(ofText.map(({ diagnostics }) => codes(diagnostics).includes('AZR101'))).toEqual(findingsIn);
  });

  it('have the severities that the client sets, at once', async () => {
    const client = await TestClient.start();
    await client.open(main, 'vnet hub1 { address 10.0.0.0/16 subnet a 10.9.1.0/24 }\n');
    expect((await client.diagnostics(main)).map(({ severity }) => severity)).toEqual([1]);
    await client.configure({ diagnostics: { AZR020: 'information', AZR101: 'no such thing' } });
    expect((await client.diagnostics(main)).map(({ severity }) => severity)).toEqual([3]);
    await client.configure({ diagnostics: { AZR020: 'off' } });
    expect(await client.diagnostics(main)).toEqual([]);
    await client.configure({});
    expect((await client.diagnostics(main)).map(({ severity }) => severity)).toEqual([1]);
  });

  it('of the text are published despite a fault of the engine', async () => {
    const client = await TestClient.start();
    beforeFindings(client, () => {
      throw new Error('a fault');
    });
    const ignored = '// azroute-ignore AZR306: nobody knows yet whether it is there\n';
    await client.open(main, `peering hub1 <-> nowhere\n${ignored}vnet hub1 { address 10.0.0.0/16 }\n`);
    expect(codes(await client.diagnostics(main))).toEqual(['AZR002']);
  });
});
