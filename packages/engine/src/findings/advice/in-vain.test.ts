import { describe, expect, test } from 'vitest';
import { topologyOf } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';
import { Network } from '../../topology/index.js';
import { inVain } from './in-vain.js';
import type { Step } from './step.js';

const hub = (n: number) => ({
  address: `10.${n}.0.0/16`,
  subnets: { GatewaySubnet: { prefix: `10.${n}.0.0/27` } },
  vpnGateway: { name: `vpn${n}` },
});
const spoke = { address: '10.2.0.0/16', subnets: { vms: { prefix: '10.2.1.0/24', nics: { vm: '10.2.1.4' } } } };
const spec = {
  vnets: { hub0: hub(0), hub1: hub(1), spoke },
  peerings: ['hub0 agt <-> spoke urg', 'hub1 <-> spoke urg'],
};

test('a second hub is refused once, and nothing is advised that would let it be used', () => {
  const { snapshot } = paths(spec);
  expect(snapshot.findings().map(({ code }) => code)).toEqual(['AZR303']);
});

describe('network policies are advised', () => {
  const subnet = (routes: readonly string[], policies: 'Disabled' | 'Basic' = 'Disabled') =>
    new Network(
      topologyOf({
        vnets: {
          v: {
            address: '10.1.0.0/16',
            privateEndpointVNetPolicies: policies,
            subnets: {
              vms: { prefix: '10.1.1.0/24', routeTable: 'rt', nics: { vm: '10.1.1.4' } },
              pe: { prefix: '10.1.2.0/24', privateEndpoints: { sql: '10.1.2.4' } },
            },
          },
        },
        routeTables: { rt: { routes } },
      }),
    );
  const step: Step = { kind: 'networkPolicies', subnet: 'subnet:v/pe' };
  const cutOff = 'a route of rt to VnetLocal may cut them off';
  const cases: readonly (readonly [string, Network, string | undefined])[] = [
    ['without routes to VnetLocal', subnet(['10.1.0.0/16 -> 10.1.1.4']), undefined],
    ['not where such a route would take the packets', subnet(['10.1.2.0/24 -> VnetLocal']), cutOff],
    ['where the VNet lets it reach endpoints', subnet(['10.1.2.0/24 -> VnetLocal'], 'Basic'), undefined],
    ['where it is too short to count', subnet(['10.0.0.0/8 -> VnetLocal']), undefined],
    ['where another one is longer', subnet(['10.1.0.0/16 -> VnetLocal', '10.1.2.0/24 -> 10.1.1.4']), undefined],
  ];
  test.each(cases)('%s', (_name, network, why) => expect(inVain(network, step)).toBe(why));
});

describe('a step cannot be followed', () => {
  const network = new Network(topologyOf(spec));
  const [first, second] = network.topology.peerings.map(({ id }) => id);
  const flag = (peering = '', vnet: string, name: 'allowGatewayTransit' | 'useRemoteGateways'): Step => ({
    kind: 'setFlag',
    peering,
    vnet: `vnet:${vnet}`,
    flag: name,
  });
  const cases: readonly (readonly [string, Step, string | undefined])[] = [
    ['if the flag is set', flag(first, 'spoke', 'useRemoteGateways'), 'useRemoteGateways is set'],
    ['if another hub is used', flag(second, 'hub1', 'allowGatewayTransit'), 'spoke uses the gateways of hub0'],
    ['if the VNets are peered', { kind: 'peer', vnets: ['vnet:spoke', 'vnet:hub1'] }, 'the VNets are peered'],
    ['unless they are not', { kind: 'peer', vnets: ['vnet:hub0', 'vnet:hub1'] }, undefined],
  ];
  test.each(cases)('%s', (_name, step, why) => expect(inVain(network, step)).toBe(why));
});
