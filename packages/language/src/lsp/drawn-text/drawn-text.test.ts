import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawTextResult } from '../../protocol.js';
import { TestClient } from '../testing/client.js';

const loop = readFileSync(join(import.meta.dirname, '../../../../../examples/05-multi-region-loop.azroute'), 'utf8');
const vnet = 'vnet hub { address 10.0.0.0/16 }\n';

let client: TestClient;
beforeAll(async () => {
  client = await TestClient.start();
});

const drawn = (text: string, info = 'azroute') => client.request<DrawTextResult>('azroute/drawText', { text, info });

describe('the text of a block', () => {
  it('is drawn, with colors that follow the reader', async () => {
    const { svg, says } = await drawn(vnet);
    expect(says).toBeUndefined();
    expect(svg).toMatch(/^<svg .*data-id="vnet:hub".*<\/svg>\n$/s);
    expect(svg).toContain('prefers-color-scheme');
  });

  it('is drawn with what stands behind its language', async () => {
    const { svg } = await drawn(loop, 'azroute from=spoke11.vm to=spoke21.vm theme=light');
    expect(svg).toContain('<title>spoke11.vm → spoke21.vm (10.2.16.4): forwarding loop at nva1</title>');
    expect(svg).not.toContain('var(');
    const { svg: other } = await drawn(loop, 'azroute loop=AZR101');
    expect(other).toContain('forwarding loop at nva1');
  });

  it('is drawn as far as it is known, and says what is wrong', async () => {
    const { svg, says } = await drawn(`${vnet}vnet other {\n  adress 10.1.0.0/16\n}\n`);
    expect(svg).toContain('data-id="vnet:hub"');
    expect(says).toMatch(/^Line 3: /);
  });

  it.each([
    ['vnet {', 'azroute', /^Line 1: /],
    ['import "other.azroute"', 'azroute', /^Line 1: .*other\.azroute/],
    [vnet, 'azroute form=tall', /^"form" behind azroute means nothing here/],
    [vnet, 'azroute from=hub to=1.2.3.4', /^"hub" is a virtual network, not a NIC/],
    [vnet, 'azroute to=1.2.3.4', /^To= needs from=/],
    ['/'.repeat(100_001), 'azroute', /^This block has more than 100,000 characters/],
  ])('that cannot be drawn says why: %j, %s', async (text, info, why) => {
    const { svg, says } = await drawn(text, info);
    expect(says).toMatch(why);
    expect(svg).toBeUndefined();
  });

  it('may import what is beside it', async () => {
    const others = { 'hubs/west.azroute': vnet };
    const params = { text: 'import "hubs/west.azroute"\n', info: 'azroute', others, path: 'network.azroute' };
    const { svg, says } = await client.request<DrawTextResult>('azroute/drawText', params);
    expect(says).toBeUndefined();
    expect(svg).toContain('data-id="vnet:hub"');
  });

  it('changes nothing else', async () => {
    await drawn(vnet);
    expect([...client.services.shared.workspace.LangiumDocuments.all].map(({ uri }) => uri.toString())).toEqual([]);
  });

  it('with nothing in it is a sentence', async () => {
    expect((await drawn('')).svg).toContain('Nothing is declared yet.');
  });
});
