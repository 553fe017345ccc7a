import { expect, test } from 'vitest';
import type { TopologySpec } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';

const hub = {
  address: '10.0.0.0/16',
  subnets: {
    GatewaySubnet: { prefix: '10.0.0.0/27' },
    RouteServerSubnet: { prefix: '10.0.0.64/26' },
    nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4', nva2: '10.0.1.5', nva3: '10.0.1.6' } },
  },
  routeServer: { name: 'ars1' },
};
const toServer = (nva: string, fromPolicy = {}) => ({ from: `nva:${nva}`, to: 'routeServer:hub/ars1', fromPolicy });

/** Two NVAs that take the number of Azure out of the path of what the third announces. */
const feedback = (prefix: string): TopologySpec => ({
  vnets: { hub },
  nvas: {
    nva1: { nics: ['hub/nva/nva1'], asn: 65001 },
    nva2: { nics: ['hub/nva/nva2'], asn: 65002 },
    nva3: { nics: ['hub/nva/nva3'], asn: 65003, advertise: prefix },
  },
  sessions: [toServer('nva1', { asDelete: [65515] }), toServer('nva2', { asDelete: [65515] }), toServer('nva3')],
});

/** An NVA that announces what ExpressRoute carries too. */
const losing = (onSession: boolean): TopologySpec => ({
  vnets: { hub: { ...hub, expressRouteGateway: 'er1' } },
  nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001, ...(!onSession && { advertise: '192.168.0.0/16' }) } },
  circuits: ['er'],
  sites: { dc1: { address: '192.168.0.0/16', asn: 65020 } },
  connections: [
    { from: 'expressRouteGateway:hub/er1', to: 'circuit:er' },
    { from: 'circuit:er', to: 'site:dc1' },
  ],
  sessions: [toServer('nva1', onSession ? { advertise: '192.168.0.0/16' } : {})],
});

/** An NVA that announces a subnet of a spoke, which no NIC is told. */
const hidden: TopologySpec = {
  vnets: {
    hub,
    spoke1: {
      address: '10.11.0.0/16',
      subnets: { apps: { prefix: '10.11.1.0/24', nics: { vm: '10.11.1.4' } } },
    },
  },
  peerings: ['hub agt aft <-> spoke1 urg aft'],
  nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001, advertise: '10.11.1.0/24', routes: ['192.168.0.0/16 drop'] } },
  sessions: [toServer('nva1')],
};

/** The titles of the repairs of the first finding of a code. */
function titles(spec: TopologySpec, code: string): readonly string[] | undefined {
  const topology = paths(spec);
  const finding = topology.snapshot.findings().find((each) => each.code === code);
  return finding && topology.repairs(finding.key);
}

const cases: readonly [name: string, spec: TopologySpec, code: string, expected: readonly string[]][] = [
  [
    'what a Route Server taught is not sent back to it',
    feedback('172.16.0.0/16'),
    'AZR206',
    ['Deny 172.16.0.0/16 back to ars1 at nva1', 'Remove asDelete 65515 at nva1 (nva1 <-> ars1)'],
  ],
  [
    'an announcement that loses to ExpressRoute is withdrawn',
    losing(false),
    'AZR213',
    ['Take 192.168.0.0/16 out of what nva1 announces'],
  ],
  ['it is withdrawn where it is made', losing(true), 'AZR213', ['Take 192.168.0.0/16 out of what nva1 announces']],
  ['an announcement inside a spoke is withdrawn', hidden, 'AZR207', ['Take 10.11.1.0/24 out of what nva1 announces']],
];

test.each(cases)('repairs of announcements: %s', (_name, spec, code, expected) => {
  expect(titles(spec, code)).toEqual(expected);
});

test.each([
  ['172.16.0.0/16', 'deny'],
  // A filter for all prefixes inside 0.0.0.0/0 would keep everything back.
  ['0.0.0.0/0', 'denyExactly'],
])('of %s, what is kept from its Route Server is %s', (prefix, kind) => {
  const { snapshot } = paths(feedback(prefix));
  const [finding] = snapshot.findings().filter(({ code }) => code === 'AZR206');
  const [first] = finding ? snapshot.repairs(finding) : [];
  const kinds = first?.topology.sessions.flatMap(({ a, b }) => [a, b].flatMap(({ policy }) => policy.filters));
  expect(kinds?.map((filter) => filter.kind)).toEqual([kind]);
});
