import { expect, test } from 'vitest';
import { createSnapshot, prefix, type Topology } from '../../index.js';
import { freePrefixes } from '../../repairs/changes/free-prefixes.js';
import { topologyOf } from '../../testing/builder.js';
import { isHeldElsewhere, withVnetAt } from './renumber.js';

const topology = topologyOf({
  vnets: {
    hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } } } },
    spoke1: { address: '10.1.0.0/20', subnets: { apps: { prefix: '10.1.0.0/24', nics: { vm: '10.1.0.4' } } } },
    spoke2: {
      address: '10.1.128.0/20',
      subnets: {
        apps: { prefix: '10.1.128.0/24', routeTable: 'rt', nics: { fw: '10.1.128.4' } },
        data: { prefix: '10.1.129.0/24' },
      },
    },
  },
  routeTables: {
    rt: { routes: ['10.1.128.0/20 -> 10.0.1.4', '10.1.0.0/16 -> 10.1.128.4', '10.1.0.0/24 -> 10.1.0.4'] },
  },
});

function texts(changed: Topology | undefined): readonly string[] {
  return [...new Set(JSON.stringify(changed).match(/\d+\.\d+\.\d+\.\d+(\/\d+)?/g))];
}

function vnetOf(name: string) {
  const vnet = topology.vnets.find((one) => one.name === name);
  if (!vnet) throw new Error(name);
  return vnet;
}

const { network } = createSnapshot(topology);

test('all that lies in a VNet follows it to other addresses, and nothing else does', () => {
  const after = withVnetAt(topology, vnetOf('spoke2'), prefix('10.1.128.0/20'), prefix('10.2.0.0/20'));
  expect(texts(after)).toEqual(
    texts(topology).map((text) => text.replace(/^10\.1\.(12[89])\./, (_, third) => `10.2.${Number(third) - 128}.`)),
  );
});

test('next hops follow a secondary address, although another network has the same space', () => {
  const twins = topologyOf({
    vnets: {
      hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { fw: '10.0.1.4+10.0.1.20' } } } },
      other: {
        address: '10.0.0.0/16',
        subnets: { apps: { prefix: '10.0.1.0/24', nics: { vm: '10.0.1.9+10.0.1.21' } } },
      },
    },
    routeTables: { rt: { routes: ['10.7.0.0/16 -> 10.0.1.20', '10.8.0.0/16 -> 10.0.1.21'] } },
  });
  const [hub] = twins.vnets;
  if (!hub) throw new Error('there is a hub');
  const [table] = withVnetAt(twins, hub, prefix('10.0.0.0/16'), prefix('10.2.0.0/16')).routeTables;
  expect(table?.routes.map(({ nextHop }) => 'address' in nextHop && nextHop.address.text)).toEqual([
    '10.2.1.20',
    '10.0.1.21',
  ]);
});

test.each([
  ['10.1.128.0/20', '10.1.144.0/20'],
  ['10.255.0.0/16', '10.2.0.0/16'],
  ['169.254.0.0/16', '10.2.0.0/16'],
  ['192.168.0.0/16', '10.2.0.0/16'],
])('the next free prefix after %s is %s', (text, expected) => {
  expect(freePrefixes(network, prefix(text)).next().value?.text).toBe(expected);
});

test('a network is known elsewhere if it has a gateway, or a connection names its prefixes', () => {
  const [spoke] = topology.vnets.filter(({ name }) => name === 'spoke2');
  if (!spoke) throw new Error('there is a spoke');
  expect(isHeldElsewhere(network, spoke, prefix('10.1.128.0/20'))).toBe(false);
  const gateway = { kind: 'expressRouteGateway', id: 'expressRouteGateway:er', name: 'er', label: 'er' } as const;
  expect(isHeldElsewhere(network, { ...spoke, expressRouteGateways: [gateway] }, prefix('10.1.128.0/20'))).toBe(true);
});
