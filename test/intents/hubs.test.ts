import { type Asked, address } from '@azroute/engine';
import { expect, it } from 'vitest';
import { faultsOf, filesOf, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { unformatted } from '../../packages/language/src/lsp/testing/refactoring-client.js';

/** Two spokes and a site at a hub with a firewall; `HUB`, `ONE` and `TWO` are what a case says there. */
const wan = (hub: string, one = '', two = '', more = '') => `virtualHub hub1 {
  address 10.100.0.0/23
  vpnGateway vpn1
  firewall azfw
${hub}}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    nic vm 10.2.0.4
  }
}

connection hub1${one} <-> spoke1
connection hub1${two} <-> spoke2

site dc1 {
  address 192.168.0.0/16
  asn 65100
  host app 192.168.10.10
}

connection vpn1 <-> dc1 enableBgp
${more}`;

const isolated = wan('  hubRouteTable rt-red\n', ' [associatedRouteTable rt-red, propagatedRouteTables rt-red]');

const secured = wan('  routingIntent {\n    PrivateTraffic -> azfw\n  }\n', ' [enableInternetSecurity false]');

/** A network behind an appliance, which no hub knows. */
const indirect = wan(
  '',
  '',
  '',
  `
vnet behind {
  address 10.60.0.0/16
  subnet apps 10.60.0.0/24 {
    routeTable rt-behind
    nic vm 10.60.0.4
  }
}

peering spoke2 [allowForwardedTraffic] <-> behind [allowForwardedTraffic]

nva nva2 {
  nic spoke2.vm
}

routeTable rt-behind {
  route default 0.0.0.0/0 -> VirtualAppliance 10.2.0.4
}
`,
);

const thing = (id: string) => ({ kind: 'thing', id }) as const;
const [one, two, app] = ['nic:spoke1/apps/vm', 'nic:spoke2/apps/vm', 'host:dc1/app'].map(thing);
const azfw = ['firewall:hub1/azfw'];
const ask = (from = one, to: Asked['to'] | undefined = two, more: Partial<Asked> = {}): Asked => {
  if (!from || !to) throw new Error('Something is missing.');
  return { from, to, bothWays: true, dropped: false, via: undefined, ...more };
};

const cases: Readonly<Record<string, { readonly text: string; readonly asked: Asked; readonly answer: RegExp }>> = {
  'isolated networks': { text: isolated, asked: ask(), answer: /^(Propagate|Associate)/ },
  'an isolated network and a site': { text: isolated, asked: ask(one, app), answer: /^(Propagate|Associate)/ },
  'a firewall between networks': {
    text: wan(''),
    asked: ask(one, two, { via: azfw }),
    answer: /^Use routing intent in hub1/,
  },
  'a firewall before a site': {
    text: wan(''),
    asked: ask(one, app, { via: azfw }),
    answer: /^Use routing intent in hub1/,
  },
  'a firewall before the Internet': {
    text: secured,
    asked: ask(one, { kind: 'internet' }, { bothWays: false, via: azfw }),
    answer: /receive the default route/,
  },
  'a network behind an appliance': {
    text: indirect,
    asked: ask(one, thing('nic:behind/apps/vm')),
    answer: /^Lead 10\.60\.0\.0\/(16|24) at hub1 <-> spoke2 to nva2/,
  },
};

it.each(Object.entries(cases))('%s', { timeout: 120_000 }, async (_, { text, asked, answer }) => {
  const before = await ReadFiles.read({ 'main.azroute': text });
  const found = before.view.snapshot.ask(asked);
  expect(
    found?.repairs.map(({ title }) => title).find((title) => answer.test(title)),
    JSON.stringify([found?.why, found?.repairs.map(({ title }) => title)]),
  ).toBeDefined();
  for (const { topology, title } of found?.repairs ?? []) {
    const files = filesOf(before, topology);
    expect(files && (await faultsOf(before, topology, files)), title).toEqual([]);
    expect(await unformatted(files ?? {}), title).toEqual([]);
  }
});

it('the firewall of a hub drops what it has no route to, if that is private', async () => {
  const text = indirect.replace(
    '  firewall azfw\n',
    '  firewall azfw\n  routingIntent {\n    PrivateTraffic -> azfw\n    Internet -> azfw\n  }\n',
  );
  const { snapshot } = (await ReadFiles.read({ 'main.azroute': text })).view;
  const verdict = (to: string) => snapshot.trace('nic:spoke1/apps/vm', address(to))?.verdict;
  expect(['10.60.0.4', '10.2.0.4', '203.0.113.9'].map(verdict)).toEqual(['dropped', 'delivered', 'internet']);
});
