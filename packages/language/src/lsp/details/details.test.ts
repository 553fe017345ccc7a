import { expect, it } from 'vitest';
import type { DetailsParams, DetailsResult } from '../../protocol.js';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const spokes = Array.from({ length: 80 }, (_, i) => `vnet s${i} { address 10.1.${i}.0/24 }\npeering hub <-> s${i}`);
const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 nic vm 10.0.1.5 }
  subnet RouteServerSubnet 10.0.2.0/26
  routeServer ars
}
nva nva1 { nic hub.nva1 asn 65001 advertise 10.8.0.0/16 }
bgp nva1 <-> ars
vnet far { address 10.9.0.0/16 subnet a 10.9.0.0/24 { nic other 10.9.0.4 } }
${spokes.join('\n')}
`;

async function details(asked: Omit<DetailsParams, 'textDocument'>): Promise<DetailsResult> {
  const client = await TestClient.start();
  await client.open(uri, text);
  return client.request<DetailsResult>('azroute/details', { textDocument: { uri }, ...asked });
}

/** The position of a word of the text. */
function at(word: string) {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

it('a document has all rows of a table', async () => {
  const result = await details({ position: at('vm 10.0.1.5'), what: 'page' });
  expect(result).toMatchObject({ title: 'hub.vm', declaration: 'nic:hub/nva/vm' });
  const page = 'text' in result ? result.text : '';
  expect(page.match(/VNetPeering/g)).toHaveLength(80);
  expect(page).not.toContain('more row');
});

it('that of an appliance has its BGP tables and the routes of its NICs', async () => {
  const result = await details({ declaration: 'nva:nva1', what: 'page' });
  const page = 'text' in result ? result.text : '';
  expect(page).toContain('[nva1](file:///main.azroute#L7,5)** · AS 65001');
  expect(page.match(/VNetPeering/g)).toHaveLength(80);
});

it('the BGP table of a NIC is that of its appliance', async () => {
  expect(await details({ position: at('nva1 10.0.1.4'), what: 'bgp' })).toMatchObject({ title: 'nva1' });
});

it('the way of packets leads there and back', async () => {
  const result = await details({ position: at('vm 10.0.1.5'), what: 'way', to: 'nic:hub/nva/nva1' });
  expect(result).toMatchObject({ title: 'hub.vm to hub.nva1' });
  const page = 'text' in result ? result.text : '';
  expect(page).toContain('From hub.vm to hub.nva1:');
  expect(page).toContain('The way back:');
  expect(await details({ position: at('vm 10.0.1.5'), what: 'way' })).toMatchObject({
    title: 'hub.vm to the Internet',
  });
});

/** The text of a document. */
async function textOf(asked: Omit<DetailsParams, 'textDocument'>): Promise<string> {
  const result = await details(asked);
  return 'text' in result ? result.text : result.refused;
}

it.each([
  ['an address', '10.1.3.7'],
  ['a prefix', '10.1.3.0/24'],
  ['a name', 's3'],
])('says for %s which row decides, and what it beat', async (_what, to) => {
  const page = await textOf({ position: at('vm 10.0.1.5'), what: 'why', to });
  expect(page).toMatch(/^## \[hub\.vm\]\(\S+\) to 10\.1\.3\./);
  expect(page).toMatch(/\*\*Decides\*\*\n\n.*\n.*\n\| Default \| Active \| 10\.1\.3\.0\/24 \| VNetPeering/);
  expect(page).toMatch(/\*\*Loses\*\*[\s\S]*0\.0\.0\.0\/0.*\*\*But:\*\*/);
});

it('says for an appliance what its operating system decides first', async () => {
  const page = await textOf({ declaration: 'nva:nva1', what: 'why', to: '10.8.1.1' });
  expect(page).toContain('### First the operating system of [nva1]');
  expect(page).toContain('### Then Azure, at the NIC [hub.nva1]');
});

it.each([
  ['10.1.3.0/33', /prefix/],
  ['10.1', /address/],
  ['nowhere', /^"nowhere" is no prefix, no address, and no name/],
  ['', /^"" is no prefix/],
])('refuses the destination "%s"', async (to, why) => {
  expect(await textOf({ position: at('vm 10.0.1.5'), what: 'why', to })).toMatch(why);
});

it('compares the tables of two NICs', async () => {
  const page = await textOf({ position: at('vm 10.0.1.5'), what: 'compare', to: 'nic:hub/nva/nva1' });
  expect(page).toMatch(
    /^## \[hub\.vm\]\(\S+\) and \[hub\.nva1\]\(\S+\)\n\nTheir effective routes are the same: \d+ rows\./,
  );
  const differing = await textOf({ position: at('vm 10.0.1.5'), what: 'compare', to: 'nic:far/a/other' });
  expect(differing).toMatch(/differ for \d+ prefixes\. \d+ rows are the same\./);
  expect(differing).toMatch(/\| 10\.8\.0\.0\/16 \| VirtualNetworkGateway Active → .*\| – \|/);
});

const azure = (rows: readonly (readonly string[])[]) =>
  JSON.stringify({
    value: rows.map(([source, addressPrefix, nextHopType, hop]) => ({
      ...{ source, state: 'Active', addressPrefix: [addressPrefix], nextHopType },
      nextHopIpAddress: hop === undefined ? [] : [hop],
    })),
  });

it('shows what Azure printed beside the computed table, with why', async () => {
  const printed = azure([
    ['Default', '10.9.0.0/16', 'VnetLocal'],
    ['Default', '0.0.0.0/0', 'Internet'],
    ['Default', '10.0.0.0/8', 'None'],
    ['Default', '100.64.0.0/10', 'None'],
    ['Default', '192.168.0.0/16', 'None'],
    ['User', '10.77.0.0/16', 'VirtualAppliance', '10.9.0.9'],
  ]);
  const to = 'file:///dumps/other.json';
  const page = await textOf({ declaration: 'nic:far/a/other', what: 'verify', to, printed });
  expect(page).toMatch(
    /^## \[far\.other\]\(\S+\) and other\.json\n\n\*\*5 rows agree, 1 missing, 0 extra\.\*\* A difference/,
  );
  expect(page).toContain(
    '| missing: only Azure has it | User | Active | 10.77.0.0/16 | VirtualAppliance 10.9.0.9 | [Nothing in this topology has 10.77.0.0/16',
  );
  expect(page).toMatch(/\| agrees \| Default \| Active \| 10\.9\.0\.0\/16 \| VnetLocal \| own address space/);
  expect(page).toMatch(/\| differs by year \| Default \| Active \| 172\.16\.0\.0\/12 \| None \| only azroute has it/);
});

it('says why azroute has a row that Azure does not have', async () => {
  const printed = azure([['Default', '10.0.0.0/16', 'VnetLocal']]);
  const page = await textOf({ position: at('vm 10.0.1.5'), what: 'verify', to: 'file:///vm.json', printed });
  expect(page).toContain(
    '| VirtualNetworkGateway | Active | 10.8.0.0/16 | VirtualNetworkGateway 10.0.1.4 | [Announced to the Route Server',
  );
});

const refused: readonly [what: string, asked: Omit<DetailsParams, 'textDocument'>, why: RegExp][] = [
  ['an empty place', { position: { line: 400, character: 0 }, what: 'page' }, /^Nothing is declared here\./],
  ['something that is gone', { declaration: 'nic:hub/nva/gone', what: 'page' }, /^Nothing is declared here\./],
  ['a way from a network', { position: at('hub {'), what: 'way' }, /^hub sends no packets\./],
  ['why of a network', { position: at('hub {'), what: 'why', to: '10.0.0.1' }, /^hub has no effective routes\./],
  ['a comparison with a network', { declaration: 'nic:hub/nva/vm', what: 'compare', to: 'vnet:hub' }, /two NICs/],
  [
    'a way to something that is gone',
    { declaration: 'nic:hub/nva/vm', what: 'way', to: 'nic:x' },
    /^The destination is gone/,
  ],
  [
    'a comparison with something that is gone',
    { declaration: 'nic:hub/nva/vm', what: 'compare', to: 'nic:x' },
    /^The second NIC is gone\./,
  ],
  ['an output that is gone', { declaration: 'nic:hub/nva/vm', what: 'verify', to: 'file:///x' }, /is gone\.$/],
  [
    'an output of something else',
    { declaration: 'nic:hub/nva/vm', what: 'verify', to: 'file:///x.json', printed: '{"id": 1}' },
    /^x\.json contains no array of routes; give it the output of/,
  ],
];

it.each(refused)('%s is refused with a sentence', async (_what, asked, why) => {
  const result = await details(asked);
  expect('refused' in result && result.refused).toMatch(why);
});
