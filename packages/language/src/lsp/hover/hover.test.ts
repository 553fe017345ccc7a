import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixtureUri, openFixture } from '../testing/fixture.js';

const folder = new URL('../fixtures/hover/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.azroute'));

/** The hovers at the marks of a fixture, each below its line. */
async function hovers(marked: string): Promise<string> {
  const { services, document, positions } = await openFixture(marked);
  const shown: string[] = [];
  for (const position of positions) {
    const textDocument = { uri: document.uri.toString() };
    const hover = await services.lsp.HoverProvider?.getHoverContent(document, { textDocument, position });
    const line = document.textDocument.getText().split('\n')[position.line] ?? '';
    const text = hover && MarkupContent.is(hover.contents) ? hover.contents.value : 'nothing';
    shown.push(`\`${line.trim()}\` at ${position.character + 1}\n\n${text}`);
  }
  return `${shown.join('\n\n<!-- -->\n\n')}\n`;
}

describe('hover', () => {
  it.each(names)('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    await expect(await hovers(text)).toMatchFileSnapshot(`../fixtures/hover/${name.replace('.azroute', '.md')}`);
  });
});

it('shows what the file of an import declares', async () => {
  const { services, document, positions } = await openFixture('import "pa<|>rt.azroute"\nimport "emp<|>ty.azroute"\n', {
    'part.azroute': 'vnet hub\nvnet "spoke 1"\nnva fw\npeering hub -> "spoke 1"\nexpect hub -> internet\n',
    'empty.azroute': '// nothing\n',
  });
  const shown = positions.map(async (position) => {
    const at = { textDocument: { uri: fixtureUri }, position };
    const contents = (await services.lsp.HoverProvider?.getHoverContent(document, at))?.contents;
    return MarkupContent.is(contents) ? contents.value.split('\n').filter(Boolean) : [];
  });
  expect(await Promise.all(shown)).toEqual([
    [
      '**[part.azroute](file:///part.azroute)**',
      '- virtual network [hub](file:///part.azroute#L1,1), [spoke 1](file:///part.azroute#L2,1)',
      '- NVA [fw](file:///part.azroute#L3,1)',
      '- 1 peering',
      '- 1 expectation',
    ],
    ['**[empty.azroute](file:///empty.azroute)**', 'It declares nothing.'],
  ]);
});

it('shows a label of each virtual WAN for itself, and only by whom it counts', async () => {
  const text = await hovers(`virtualWan w1
virtualWan w2
virtualHub h1 {
  virtualWan w1
  address 10.100.0.0/23
  firewall fw1
  routingIntent {
    PrivateTraffic -> fw1
  }
}
virtualHub h2 {
  virtualWan w2
  address 10.110.0.0/23
  hubRouteTable shared {
    labels gold, de<|>fault
  }
}
vnet a {
  address 10.1.0.0/24
}
vnet b {
  address 10.2.0.0/24
}
connection h1 <-> a
connection h2 <-> b
`);
  const lines = text.split('\n').map((line) => line.replaceAll(/\]\([^)]*\)/g, ']'));
  expect(lines.filter(Boolean).slice(1, 6)).toEqual([
    '**default**',
    'In [w1]: label of [h1.defaultRouteTable]',
    'No connection propagates to it.',
    'In [w2]: label of [h2.defaultRouteTable], [h2.shared]',
    String.raw`Propagate to it: [h2 \<-\> b].`,
  ]);
});

it('shows the first of many reasons why a route drops packets, and the number of the others', async () => {
  const spokes = Array.from({ length: 20 }, (_, i) => {
    const subnet = (name: string, third: number) =>
      `subnet ${name} 10.${i}.${third}.0/24 { routeTable rt nic ${name}${i} 10.${i}.${third}.4 }`;
    return `vnet s${i} { address 10.${i}.0.0/16 ${subnet('a', 0)} ${subnet('b', 1)} }\n`;
  });
  const text = await hovers(
    `routeTable rt { route lost 10.9<|>9.0.0/16 -> VirtualAppliance 10.88.0.4 }\n${spokes.join('')}`,
  );
  const reasons = text.split('\n').filter((line) => line.startsWith('✗ From [s'));
  expect(reasons.length).toBe(8);
  expect(reasons[0]).toMatch(/^✗ From \[s0\.a\].*, \[s0\.b\].*: /);
  expect(text).toContain('\n… and 12 more');
});

it('shows the first rows of a long table and the number of the others', async () => {
  const spokes = Array.from({ length: 100 }, (_, i) => `vnet s${i} { address 10.1.${i}.0/24 }\npeering hub <-> s${i}`);
  const text = await hovers(
    `vnet hub { address 10.0.0.0/16 subnet a 10.0.0.0/24 { nic n<|> 10.0.0.4 } }\n${spokes.join('\n')}`,
  );
  expect(text.split('\n').filter((line) => line.startsWith('| Default')).length).toBe(60);
  expect(text).toContain('… and 42 more rows');
});

it('shows at the top of a page with tables what is left out of them', async () => {
  // All routers of a site have BGP sessions with each other: this number exceeds the limit.
  const routers = Array.from({ length: 400 }, (_, i) => `router r${i} 192.168.${i >> 8}.${i & 255}`).join('\n');
  const routes = Array.from({ length: 250 }, (_, i) => `route 20.1.${i}.0/24 via 20.1.${i + 1}.1`).join('\n');
  const text = await hovers(`vnet h<|>ub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/24
  subnet a 10.0.1.0/24 { nic v<|>m 10.0.1.4 nic box 10.0.1.5 }
  vpnGateway v<|>pn
}
site dc { address 192.168.0.0/16 asn 64512 host h<|>ost 192.168.9.9
${routers} }
connection vpn <-> r0 enableBgp
nva b<|>ox { nic box ${routes} }
`);
  const bgp =
    '*Not complete: BGP is not computed: there are too many sessions. No table contains routes learned through BGP.*';
  const box = /\*Not complete: The routes of box resolve through one another too many times to be followed\./;
  const [hub, vm, vpn, host, nva] = text.split('<!-- -->');
  for (const page of [hub, vm, vpn, nva]) expect(page).toContain(bgp);
  expect(host).not.toContain('Not complete');
  expect(nva).toMatch(box);
  expect(vm).not.toMatch(box);
});

it('shows nothing for a text that is not parsed yet', async () => {
  const { services, document } = await openFixture('vnet hub { address 10.0.0.0/16 }\n');
  const at = { textDocument: { uri: fixtureUri }, position: { line: 0, character: 6 } };
  expect(await services.lsp.HoverProvider?.getHoverContent(document, at)).toBeDefined();
  TextDocument.update(document.textDocument, [{ text: '\nvnet hub { address 10.0.0.0/16 }\n' }], 2);
  expect(await services.lsp.HoverProvider?.getHoverContent(document, at)).toBeUndefined();
});

it('shows a NIC in each topology that contains its file, once if they agree', async () => {
  const part = 'vnet hub { address 10.0.0.0/16 subnet a 10.0.0.0/24 { nic n<|> 10.0.0.4 } }\n';
  const show = async (others: Readonly<Record<string, string>>) => {
    const { services, document, positions } = await openFixture(part, others);
    const position = positions[0] ?? { line: 0, character: 0 };
    const hover = await services.lsp.HoverProvider?.getHoverContent(document, {
      textDocument: { uri: fixtureUri },
      position,
    });
    return JSON.stringify(hover?.contents);
  };
  const plain = 'import "fixture.azroute"\n';
  const peered = `${plain}vnet far { address 10.9.0.0/16 }\npeering hub <-> far\n`;
  expect(await show({ 'one.azroute': plain, 'two.azroute': plain })).not.toContain('In the topology of');
  const both = await show({ 'one.azroute': plain, 'two.azroute': peered });
  expect(both).toMatch(/In the topology of one\.azroute.*In the topology of two\.azroute.*10\.9\.0\.0\/16/s);
});
