import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { withoutMarks } from '../findings/marked.js';

/** What is offered for the findings of some fixtures, and for an example. */
const offers: Readonly<Record<string, readonly string[]>> = {
  'test/findings/routes-past-hub-firewall.azroute': [
    'Use routing intent in hub1 in place of its static routes',
    'Propagate er <-> er-ams to noneRouteTable',
  ],
  'test/findings/hub-default-route-missing.azroute': ['Let hub1 <-> spoke1 receive the default route'],
  'test/findings/static-route-nothing-takes.azroute': ['Lead 10.60.0.0/16 at hub1 <-> spoke1 to nva1'],
  'test/findings/public-prefix-behind-routing-intent.azroute': ['Add 203.0.113.0/24 to the private prefixes of hub1'],
  'test/findings/endpoints-past-hub-firewall.azroute': [
    'Set privateEndpointNetworkPolicies RouteTableEnabled on spoke1.endpoints',
  ],
  'test/findings/guarded-endpoints-past-hub-firewall.azroute': [
    'Set privateEndpointNetworkPolicies Enabled on spoke2.guarded',
  ],
  'test/findings/hubs-over-a-circuit.azroute': ['Set hubRoutingPreference ASPath on hub1'],
  'test/findings/peer-outside-default-table.azroute': ['Propagate hub1 <-> spoke1 to hub1.defaultRouteTable'],
  'test/findings/peer-with-another-table.azroute': ['Associate hub1 <-> spoke1 with defaultRouteTable'],
  'test/findings/vnet-in-two-hubs.azroute': ['Remove hub2 <-> spoke1', 'Remove hub1 <-> spoke1'],
  'test/findings/small-virtual-hub.azroute': ['Give hub1 the address prefix 10.100.0.0/23'],
  'test/findings/foreign-hub-table.azroute': ['Associate hub1 <-> spoke1 with defaultRouteTable'],
  'test/findings/branch-in-custom-table.azroute': ['Associate vpn1 <-> branch1 with defaultRouteTable'],
  'test/findings/intent-beside-custom-routing.azroute': [
    'Leave the routing of hub1 to its routing intent alone',
    'Remove the routing intent of hub1',
  ],
  'test/findings/branches-propagate-differently.azroute': [
    'Propagate vpn1 <-> branch2 like vpn1 <-> branch1',
    'Propagate vpn1 <-> branch1 like vpn1 <-> branch2',
  ],
  'test/findings/connection-that-propagates-nowhere.azroute': ['Propagate hub1 <-> spoke1 to defaultRouteTable'],
  'test/findings/connected-vnet-with-gateway.azroute': ['Remove hub1 <-> spoke1'],
  'test/findings/hub-without-private-policy.azroute': ['Deploy a firewall in hub2 with a policy for private traffic'],
  'test/findings/static-route-stays-in-hub.azroute': ['Let hub1 <-> spoke1 propagate its static routes'],
  'test/findings/hub-connection-next-hop-at-nic.azroute': [
    'Lead the static routes of hub1 <-> spoke1 to nva1 (10.101.0.10)',
  ],
  'test/findings/static-route-to-unconnected-network.azroute': [
    'Remove the static route 10.60.0.0/16 to spoke1 from hub1',
  ],
  'test/findings/unknown-hub-label.azroute': [
    'Replace the label redSpokes of hub1 <-> spoke1 by red-spokes',
    'Remove the label redSpokes from hub1 <-> spoke1',
  ],
  'test/findings/connected-vnet-with-remote-gateway.azroute': ["Take useRemoteGateways off spoke1's half"],
  'test/findings/static-route-to-apart-network.azroute': ['Connect spoke1 to hub1'],
  'test/findings/routes-handed-back.azroute': ['Let dc announce 10.201.0.0/24 no more over vpn1 <-> dc'],
  'test/findings/overlap-in-virtual-wan.azroute': [
    'Give hub2 the address prefix 10.101.2.0/23',
    'Renumber spoke2 from 10.101.0.0/25 to 10.101.1.0/25',
  ],
  'test/findings/two-circuits-of-a-virtual-wan.azroute': [
    'Connect er-lon with er-ams by Global Reach: dc1 and dc2 reach each other',
  ],
  'test/findings/hub-routes-one-way.azroute': [
    'Propagate hub1 <-> spoke1 to hub1.rt-red',
    'Associate hub1 <-> spoke2 with defaultRouteTable',
  ],
  'examples/13-virtual-wan-expressroute.azroute': [
    'Use routing intent in hub-weu in place of its static routes',
    'Propagate er <-> er-ams to noneRouteTable',
  ],
};

const client = await TestClient.start();

/** An editor that asks for the edits of an action only when it is chosen. */
const lazy = await TestClient.start({
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
});

test.each(Object.entries(offers))('%s', async (file, titles) => {
  const uri = `file:///${file}`;
  await client.open(uri, withoutMarks(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')));
  const offered = new Set<string>();
  for (const diagnostic of await client.diagnostics(uri)) {
    for (const { title } of await client.fixes(uri, diagnostic)) offered.add(title);
  }
  const found = titles.filter((title) => [...offered].some((one) => one.startsWith(title)));
  expect(found, [...offered].join('\n')).toEqual(titles);
});

const vnet = (name: string, number: number) => `vnet ${name} {
  address 10.${number}.0.0/24
  subnet s 10.${number}.0.0/26 {
    nic vm${name} 10.${number}.0.4
  }
}
`;

/** A VNet beside a hub that has a firewall and another VNet. */
const apart = `virtualWan w
virtualHub hub1 {
  virtualWan w
  address 10.100.0.0/23
  firewall azfw
}
${vnet('a', 1)}${vnet('b', 2)}connection hub1 <-> b
expect a.vma -> b.vmb
expect a.vma -> internet via azfw
`;

/** Two hubs, and a VNet that propagates to neither. */
const twoWays = `virtualWan w
virtualHub hub1 {
  virtualWan w
  location westeurope
  address 10.100.0.0/23
}
virtualHub hub2 {
  virtualWan w
  location northeurope
  address 10.110.0.0/23
}
${vnet('a', 1)}${vnet('b', 2)}${vnet('c', 3)}connection hub1 <-> a
connection hub1 [propagatedRouteTables noneRouteTable] <-> b
connection hub2 <-> c
expect vma <-> vmb
`;

/** A hub whose static routes lead to its firewall, past which two VNets with other routing get nothing. */
const twoHubs = `virtualWan w
virtualHub hub1 {
  virtualWan w
  address 10.100.0.0/23
  expressRouteGateway er
  firewall azfw
  hubRouteTable defaultRouteTable {
    route private_traffic 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 0.0.0.0/0 -> azfw
  }
}
virtualHub hub2 {
  virtualWan w
  address 10.110.0.0/23
}
vnet spoke1 {
  address 10.101.0.0/24
  subnet apps 10.101.0.0/26 {
    nic vm1 10.101.0.4
  }
}
vnet spoke2 {
  address 10.102.0.0/24
  subnet apps 10.102.0.0/26 {
    nic vm2 10.102.0.4
  }
}
vnet spoke3 {
  address 10.103.0.0/24
  subnet apps 10.103.0.0/26 {
    nic vm3 10.103.0.4
  }
}
connection hub1 [propagatedRouteTables noneRouteTable] <-> spoke1
connection hub1 [propagatedRouteTables hub2.defaultRouteTable] <-> spoke2
connection hub2 <-> spoke3
site dc {
  address 192.168.10.0/24
  asn 65001
  host app 192.168.10.10
}
circuit er-ams {
  nextHop 10.24.132.60, 10.24.132.61
}
connection er <-> er-ams
connection er-ams <-> dc
`;

const texts: readonly (readonly [string, string])[] = [
  ...Object.keys(offers).map(
    (file) => [file, withoutMarks(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))] as const,
  ),
  ['two-hubs.azroute', twoHubs],
];

test.each(texts)('every action of %s has an edit', async (file, text) => {
  const uri = `file:///${file}`;
  await lazy.open(uri, text);
  const idle: string[] = [];
  for (const diagnostic of await lazy.diagnostics(uri)) {
    for (const action of await lazy.fixes(uri, diagnostic)) {
      if (action.command) continue;
      const { edit } = action.edit ? action : await lazy.request<CodeAction>('codeAction/resolve', action);
      if (!edit) idle.push(`${diagnostic.code}: ${action.title}`);
    }
  }
  expect(idle).toEqual([]);
});

test('a connection of another hub propagates to noneRouteTable of its own hub', async () => {
  const uri = 'file:///two-hubs.azroute';
  await client.open(uri, twoHubs);
  const document = TextDocument.create(uri, 'azroute', 1, twoHubs);
  const changed: string[] = [];
  for (const diagnostic of await client.diagnostics(uri)) {
    for (const { title, edit } of await client.fixes(uri, diagnostic)) {
      if (!title.includes('to noneRouteTable')) continue;
      changed.push(TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []));
    }
  }
  const connections = changed.map((text) => text.split('\n').find((line) => line.endsWith('<-> spoke3')));
  expect(new Set(connections)).toEqual(
    new Set(['connection hub2 [propagatedRouteTables hub2.noneRouteTable] <-> spoke3']),
  );
});

test.each([
  [
    'only to the table of one of two hubs',
    twoWays,
    'connection hub1 [propagatedRouteTables hub1.defaultRouteTable] <-> b',
  ],
  [
    'as by default if there is no other hub',
    twoWays.replace(/virtualHub hub2 [^}]*}\n/, '').replace(/connection hub2.*\n/, ''),
    'connection hub1 <-> b',
  ],
])('a connection propagates to the default table %s', async (_name, text, wanted) => {
  const uri = 'file:///two-ways.azroute';
  await client.open(uri, text);
  const document = TextDocument.create(uri, 'azroute', 1, text);
  const changed: string[] = [];
  for (const diagnostic of await client.diagnostics(uri)) {
    for (const { title, edit } of await client.fixes(uri, diagnostic)) {
      if (!title.startsWith('Propagate hub1 <-> b to hub1.defaultRouteTable')) continue;
      changed.push(TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []));
    }
  }
  expect(changed.length).toBeGreaterThan(0);
  for (const one of changed) expect(one.split('\n')).toContain(wanted);
  await client.close(uri);
});

test('edits do not overlap', async () => {
  const file = 'examples/13-virtual-wan-expressroute.azroute';
  const uri = `file:///${file}`;
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  await client.open(uri, text);
  const document = TextDocument.create(uri, 'azroute', 1, text);
  const [diagnostic] = (await client.diagnostics(uri)).filter(({ code }) => code === 'AZR362');
  const fixes = diagnostic ? await client.fixes(uri, diagnostic) : [];
  const changed = fixes.map(({ edit }) => TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []));
  expect(changed[0]).toContain('  firewall azfw\n  routingIntent {\n    PrivateTraffic -> azfw\n  }\n}\n');
  expect(changed[1]).toContain('connection er [propagatedRouteTables hub-weu.noneRouteTable] <-> er-ams');
});

test('routing intent is offered once, and not in place of static routes that are not there', async () => {
  const uri = 'file:///plain.azroute';
  const text = `virtualHub hub1 {
  address 10.100.0.0/23
  firewall azfw
}
${vnet('a', 1)}${vnet('b', 2)}connection hub1 <-> a
connection hub1 <-> b
expect vma <-> vmb via azfw
`;
  await client.open(uri, text);
  const titles: string[] = [];
  for (const diagnostic of await client.diagnostics(uri)) {
    for (const { title } of await client.fixes(uri, diagnostic)) titles.push(title);
  }
  expect(titles.filter((title) => title.includes('routing intent'))).toEqual(['Use routing intent in hub1']);
});

test('that nothing can help is not said where a connection with a hub might', async () => {
  const client = await TestClient.start({ textDocument: { codeAction: { disabledSupport: true } } });
  const uri = 'file:///apart.azroute';
  await client.open(uri, apart);
  const failed = (await client.diagnostics(uri)).filter(({ code }) => code === 'AZR601');
  const reasons: string[] = [];
  for (const diagnostic of failed) {
    for (const { disabled } of await client.fixes(uri, diagnostic)) reasons.push(disabled?.reason ?? '');
  }
  expect(failed.length).toBe(2);
  expect(reasons.filter((reason) => reason.startsWith('Nothing can help'))).toEqual([]);
});
