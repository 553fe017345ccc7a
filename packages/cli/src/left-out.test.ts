import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { azroute, words } from './testing/capture.js';

/** All routers of a site speak BGP with each other: this many exceed the limit. */
const routers = Array.from({ length: 400 }, (_, i) => `router r${i} 192.168.${i >> 8}.${i & 255}`).join('\n');
const text = `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/24
  subnet a 10.0.1.0/24 { nic vm 10.0.1.4 nic box 10.0.1.5 }
  vpnGateway vpn
}
site dc { address 192.168.0.0/16 asn 64512
${routers}
}
connection vpn <-> r0 enableBgp
nva box { nic box route 20.0.0.0/24 via 20.0.1.1
${Array.from({ length: 250 }, (_, i) => `route 20.1.${i}.0/24 via 20.1.${i + 1}.1`).join('\n')} }
`;

const said = [
  'not complete: BGP is not computed: there are too many sessions. No table contains routes learned through BGP. See azroute check net.azroute',
  'not complete: The routes of box resolve through one another too many times to be followed. Every next hop is assumed to be reachable through its first NIC. See azroute check net.azroute',
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await writeFile(join(folder, 'net.azroute'), text);
});

afterAll(() => rm(folder, { recursive: true }));

it.each([
  'routes net.azroute --nic hub.vm',
  'routes net.azroute',
  'routes net.azroute --nic hub.vm --output json',
  'bgp net.azroute --device vpn --learned',
  'trace net.azroute --from hub.vm --to 192.168.0.1',
  'trace net.azroute --from hub.vm --to 192.168.0.1 --output json',
  'why net.azroute --nic hub.vm --to 192.168.0.1',
])('azroute %s says what is left out', async (line) => {
  const { stderr } = await azroute(words(line), folder);
  expect(stderr.trim().split('\n')).toEqual(said);
});

it.each([
  ['routes net.azroute --nic hub.vm', 1],
  ['bgp net.azroute --device vpn --learned', 2],
  ['trace net.azroute --from hub.vm --to 192.168.0.1', 2],
  ['why net.azroute --nic hub.vm --to 192.168.0.1', 2],
])('azroute %s says so in its JSON', async (line, count) => {
  const { stdout } = await azroute([...words(line), '--output', 'json'], folder);
  const sentences = said.map((text) => text.slice('not complete: '.length, -' See azroute check net.azroute'.length));
  expect(JSON.parse(stdout).notComplete).toEqual(sentences.slice(0, count));
});

it('azroute routes says so in the JSON of each NIC', async () => {
  const { stdout } = await azroute(words('routes net.azroute --output json'), folder);
  const tables: Record<string, { notComplete?: string[] }> = JSON.parse(stdout);
  expect(Object.values(tables).map(({ notComplete }) => notComplete?.length)).toEqual([1, 1]);
});

const routes =
  '[{"addressPrefix":"10.0.0.0/16","source":"Default","state":"Active","nextHopType":"VnetLocal","nextHopIpAddress":[]}]';

it('azroute verify compares no table that is not complete', async () => {
  await writeFile(join(folder, 'vm.json'), routes);
  const { stdout, stderr, code } = await azroute(words('verify net.azroute --nic hub.vm --against vm.json'), folder);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toContain('the routes of hub.vm are not complete, so they cannot be compared');
});
