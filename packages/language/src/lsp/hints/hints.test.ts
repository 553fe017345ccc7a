import { expect, it } from 'vitest';
import type { CodeLens, DocumentLink, InlayHint } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const text = `import "other.azroute"
vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 nic nva2 10.0.1.5 }
  subnet RouteServerSubnet 10.0.2.0/26
  subnet GatewaySubnet 10.0.0.0/27
  routeServer ars
  vpnGateway vpn
}
vnet spoke {
  address 10.1.0.0/16
  subnet vms 10.1.0.0/29 { nic a 10.1.0.4 routeTable rt }
  subnet more 10.1.1.0/24 { nic b 10.1.1.4 }
}
vnet lone { address 10.9.0.0/16 }
peering hub [allowForwardedTraffic] <-> spoke [allowForwardedTraffic]
peering hub -> lone
routeTable rt { route all 0.0.0.0/0 -> 10.0.1.4 route own 10.1.0.0/16 -> 10.0.1.9 }
routeTable unused { route x 10.7.0.0/16 -> None }
nva nva1 { nic hub.nva1 asn 65001 advertise 10.8.0.0/16 }
bgp nva1 <-> ars
expect spoke.a -> internet via nva1
expect spoke.a -> hub.nva2 via nva1
expect spoke.b -> 172.20.0.4
`;

/** The text with what is shown behind its words. */
function withHints(hints: readonly InlayHint[]): readonly string[] {
  const lines = text.split('\n');
  for (const { position, label } of [...hints].sort((a, b) => b.position.character - a.position.character)) {
    const line = lines[position.line] ?? '';
    lines[position.line] = `${line.slice(0, position.character)}{${label}}${line.slice(position.character)}`;
  }
  return lines.filter((line) => line.includes('{') && hints.some(({ label }) => line.includes(`{${label}}`)));
}

const everything = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

async function opened(settings: object = {}): Promise<TestClient> {
  const client = await TestClient.start();
  await client.configure(settings);
  await client.open(uri, text);
  return client;
}

it('shows whose next hops are, ASNs that are not written, and peerings that carry nothing', async () => {
  const client = await opened();
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri },
    range: everything,
  });
  expect(withHints(hints)).toEqual([
    '  routeServer ars{AS 65515}',
    '  vpnGateway vpn{AS 65515}',
    'peering hub -> lone{Initiated}',
    'routeTable rt { route all 0.0.0.0/0 -> 10.0.1.4{⟶ nva1} route own 10.1.0.0/16 -> 10.0.1.9 }',
  ]);
});

it('shows free addresses and where packets to the Internet go if the user wants it, and nothing else', async () => {
  const off = { nextHops: false, peeringStates: false, asns: false, freeAddresses: true, defaultRoutes: true };
  const client = await opened({ inlayHints: off });
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri },
    range: everything,
  });
  expect(withHints(hints)).toEqual([
    '  subnet nva 10.0.1.0/24{249 free} { nic nva1 10.0.1.4{0.0.0.0/0 ⟶ Internet} nic nva2 10.0.1.5{0.0.0.0/0 ⟶ Internet} }',
    '  subnet vms 10.1.0.0/29{2 free} { nic a 10.1.0.4{0.0.0.0/0 ⟶ nva1} routeTable rt }',
    '  subnet more 10.1.1.0/24{250 free} { nic b 10.1.1.4{0.0.0.0/0 ⟶ Internet} }',
  ]);
});

it('shows what statements leave out, if the user wants it', async () => {
  const off = { nextHops: false, peeringStates: false, asns: false, defaults: true };
  const client = await opened({ inlayHints: off });
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri },
    range: everything,
  });
  expect(withHints(hints)).toEqual([
    '  routeServer ars{branchToBranch false, hubRoutingPreference ExpressRoute}',
    '  vpnGateway vpn{activeActive false}',
    'routeTable rt{disableBgpRoutePropagation false} { route all 0.0.0.0/0 -> 10.0.1.4 route own 10.1.0.0/16 -> 10.0.1.9 }',
    'routeTable unused{disableBgpRoutePropagation false} { route x 10.7.0.0/16 -> None }',
    'nva nva1{snat none, stateless false} { nic hub.nva1 asn 65001 advertise 10.8.0.0/16 }',
  ]);
});

it('shows what there is to show of statements that are only half written', async () => {
  const client = await opened({ inlayHints: { freeAddresses: true, defaultRoutes: true, defaults: true } });
  const whole = `${text}connection ars [enableBgp] <-> er\nsite dc { prefix 10.50.0.0/16 }\ncircuit er { location x }\n`;
  const words = [...whole.matchAll(/[^\s]+\s*/g)];
  for (const { index, 0: word } of words) {
    const version = await client.change(uri, whole.slice(0, index + word.length));
    await client.settled();
    expect(version).toBeGreaterThan(0);
    await client.request('textDocument/inlayHint', { textDocument: { uri }, range: everything });
    expect(client.log, whole.slice(0, index + word.length).slice(-60)).toEqual([]);
  }
});

it('shows hints in the range only', async () => {
  const client = await opened();
  const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 5 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  expect(hints.map(({ label }) => label)).toEqual(['AS 65515']);
});

it('makes imports links', async () => {
  const client = await opened();
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 22 } };
  expect(links).toEqual([{ range, target: 'file:///other.azroute' }]);
});

/** The lenses with their titles, below their lines. */
async function lenses(client: TestClient): Promise<readonly string[]> {
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  return resolved.map(({ range: { start, end }, command }) => {
    const name = (text.split('\n')[start.line] ?? '').slice(
      start.character,
      start.line === end.line ? end.character : undefined,
    );
    return `${name}: ${command?.title}`;
  });
}

it('says above statements what was computed', async () => {
  expect(await lenses(await opened())).toEqual([
    'nva1: 8 routes · 1 from gateways or Route Servers · Internet',
    'nva2: 8 routes · 1 from gateways or Route Servers · Internet',
    'a: 3 routes · 2 user-defined · Internet via nva1',
    'b: 7 routes · Internet',
    'all: in 1 subnet',
    'own: in 1 subnet',
    'x: in no subnet',
    'bgp nva1 <-> ars: nva1 sends 2, 1 dropped · ars sends 1',
    'expect spoke.a -> internet via nva1: holds via nva1',
    'expect spoke.a -> hub.nva2 via nva1: does not hold: they pass no appliance at all',
    'expect spoke.b -> 172.20.0.4: does not hold: they are dropped',
  ]);
});

it('has no lens above what is only half written', async () => {
  const client = await TestClient.start();
  await client.open(
    uri,
    'vnet a {\n  address 10.0.0.0/16\n  subnet s 10.0.0.0/24 {\n    nic n\n  }\n}\nrouteTable rt {\n  route r 0.0.0.0/0 ->\n}\nbgp a <->\n',
  );
  await client.settled();
  expect(await client.request('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
});

it('shows the lenses that the user wants', async () => {
  const found = await lenses(await opened({ codeLens: { nics: false, routes: false, sessions: false } }));
  expect(found.map((lens) => lens.slice(0, 6))).toEqual(['expect', 'expect', 'expect']);
});
