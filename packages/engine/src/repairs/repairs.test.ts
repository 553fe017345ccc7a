import { expect, test } from 'vitest';
import { createSnapshot, prefix as prefixOf, type Snapshot, type TopologyEdit } from '../index.js';
import { type TopologySpec, topologyOf } from '../testing/builder.js';
import { multiRegion, overlayToCpe, redundantNvas, routeServerDefault, twoHalves } from '../testing/designs.js';
import { paths } from '../testing/paths.js';
import { applyEdits } from './edits/apply-edits.js';

/** Two regions whose NVAs pass on the prefixes inside their summaries too. */
const unsummarised: TopologySpec = JSON.parse(JSON.stringify(multiRegion()).replaceAll('onlyExactly', 'only'));

/** An appliance announces a half of a site, which the circuit knows as a whole; the far end of its tunnel lies in it. */
function halfOverTunnel(): TopologySpec {
  const spec = overlayToCpe('no-host-route');
  const [toServer, overTunnel] = spec.sessions ?? [];
  const [toCircuit, toRouter] = spec.connections ?? [];
  if (!toServer || !overTunnel || !toCircuit || !toRouter) throw new Error('The design has other sessions.');
  const half = '192.168.128.0/17';
  return {
    ...spec,
    sites: {
      dc: {
        address: '192.168.0.0/16',
        routers: { cpe: { address: '192.168.255.1', asn: 65100 } },
        hosts: { app: '192.168.130.5' },
      },
    },
    connections: [toCircuit, { ...toRouter, toPolicy: { onlyExactly: '192.168.0.0/16' } }],
    sessions: [
      { ...toServer, fromPolicy: { advertise: '0.0.0.0/0', onlyExactly: `0.0.0.0/0, ${half}` } },
      { ...overTunnel, toPolicy: { advertise: half, onlyExactly: half } },
    ],
  };
}

const offered: readonly [name: string, spec: TopologySpec, finding: string, titles: readonly string[]][] = [
  [
    'a default route gets next hop Internet',
    routeServerDefault(),
    'AZR101|nva:nva1|0.0.0.0/0',
    ["Insert UDR 0.0.0.0/0 → Internet on nva1's subnet: removes 1 loop; hub1 and 2 spokes reach the Internet"],
  ],
  [
    'two regions: routes on both sides, with those that keep both directions on the same appliances, or a tunnel',
    multiRegion(),
    'AZR101|nva:nva1|nva:nva2',
    [
      "Insert 2 UDRs on nva1's subnet and 2 on nva2's subnet: removes 2 loops; 2 VNets and 4 spokes reach each other",
      'Insert VXLAN tunnel nva1 ↔ nva2 and move their BGP session into it: removes 2 loops; 2 VNets and 4 spokes reach each other; MTU 1,450',
    ],
  ],
  [
    'every row that is longer than the summary needs a route of its own',
    unsummarised,
    'AZR101|nva:nva1|nva:nva2',
    [
      "Insert 4 UDRs on nva1's subnet and 4 on nva2's subnet: removes 2 loops; 2 VNets and 4 spokes reach each other",
      'Insert VXLAN tunnel nva1 ↔ nva2 and move their BGP session into it: removes 2 loops; 2 VNets and 4 spokes reach each other; MTU 1,450',
    ],
  ],
  [
    'unused space is discarded',
    multiRegion('overlay'),
    'AZR102|nva:nva1|10.1.0.0/16',
    ["Insert UDR 10.1.0.0/16 → None on nva1's subnet: removes 1 loop"],
  ],
  [
    'what the VPN gateway knows goes to it',
    twoHalves({ routes: false }),
    'AZR101|nva:nva1|192.168.0.0/17',
    [
      "Insert UDRs 192.168.0.0/17 → VirtualNetworkGateway on nva1's subnet and 10.1.2.0/24 → 10.1.1.4 and 10.1.16.0/24 → 10.1.1.4 on subnet hub1.GatewaySubnet: removes 1 loop; hub1 and spoke11 reach dc",
    ],
  ],
  [
    'the load balancer of the far NVAs comes first; without BGP sessions a tunnel takes static routes',
    redundantNvas(false),
    'AZR107|nva:nva1,nva:nva1b|10.2.0.0/16',
    [
      "Insert UDR 10.2.0.0/16 → 10.2.1.100 on nva1 and nva1b's subnet: removes 1 loop; hub1 and spoke11 reach spoke21; the two directions pass different appliances",
      "Insert UDR 10.2.0.0/16 → 10.2.1.4 on nva1 and nva1b's subnet: removes 1 loop; hub1 and spoke11 reach spoke21; the two directions pass different appliances",
      "Insert UDR 10.2.0.0/16 → 10.2.1.5 on nva1 and nva1b's subnet: removes 1 loop; hub1 and spoke11 reach spoke21; the two directions pass different appliances",
      'Insert VXLAN tunnels nva1 ↔ nva2 and nva1b ↔ nva2b and route 10.2.0.0/16 and 10.1.0.0/16 into them: removes 2 loops; 2 VNets and 2 spokes reach each other; the two directions pass different appliances; MTU 1,450',
    ],
  ],
  [
    'nothing is offered where no route helps: the gateway itself sends back',
    twoHalves({ branchToBranch: true }),
    'AZR104|nva:nva1,vpnGateway:hub1/vpn1|routeServer:hub1/ars1',
    [],
  ],
  [
    'the far end of a tunnel that an announcement attracts announces itself',
    overlayToCpe('no-host-route'),
    'AZR105|nva:nva1|router:dc/cpe',
    [
      'Let cpe announce 192.168.255.1/32 to er, outside the tunnel and insert UDR 10.1.2.0/24 → 10.1.1.4 on subnet hub1.GatewaySubnet: removes 1 loop; hub1 and spoke11 reach dc',
    ],
  ],
  [
    'the far end of a tunnel announces the half without itself',
    halfOverTunnel(),
    'AZR105|nva:nva1|router:dc/cpe',
    [
      'Let cpe announce 192.168.255.1/32 to er, outside the tunnel and insert UDR 10.1.2.0/24 → 10.1.1.4 on subnet hub1.GatewaySubnet: removes 1 loop; hub1 and spoke11 reach dc',
      'Let nva1 pass on 192.168.128.0/18 in place of 192.168.128.0/17 and let cpe announce 192.168.128.0/18 in place of 192.168.128.0/17 and insert UDR 10.1.2.0/24 → 10.1.1.4 on subnet hub1.GatewaySubnet: removes 1 loop; hub1 and spoke11 reach dc',
    ],
  ],
];

test.each(offered)('repairs: %s', (_name, spec, finding, titles) => {
  expect(paths(spec).repairs(finding)).toEqual(titles);
});

test.each([multiRegion(), routeServerDefault(), redundantNvas(false), twoHalves({ routes: false })])(
  'every repair, applied and computed from nothing, cures its loop (%#)',
  (spec) => {
    const before = createSnapshot(topologyOf(spec));
    for (const finding of before.findings()) {
      for (const { edits, topology, removedLoops } of before.repairs(finding)) {
        const after = createSnapshot(applied(before, edits));
        expect(after.topology).toEqual(topology);
        expect(after.findings().map(({ key }) => key)).not.toContain(finding.key);
        expect(loopsIn(after)).toHaveLength(loopsIn(before).length - removedLoops);
      }
    }
  },
);

function loopsIn(snapshot: Snapshot) {
  return snapshot.findings().filter(({ code }) => code.startsWith('AZR10'));
}

function applied(snapshot: Snapshot, edits: readonly TopologyEdit[]) {
  const topology = applyEdits(snapshot.topology, edits);
  if (!topology) throw new Error('the edits of a repair can be applied');
  return topology;
}

test('a route towards an NVA that drops the packets is not offered by itself', () => {
  const spec = multiRegion();
  const nva2 = spec.nvas?.nva2;
  const broken: TopologySpec = {
    ...spec,
    nvas: {
      ...spec.nvas,
      nva2: {
        nics: nva2?.nics ?? [],
        asn: 65002,
        advertise: '10.2.0.0/16',
        routes: ['10.2.0.0/16 drop', '10.2.16.0/24 drop', '10.2.17.0/24 drop'],
      },
    },
  };
  const titles = paths(broken).repairs('AZR101|nva:nva1|nva:nva2') ?? [];
  expect(titles.filter((title) => /^Insert UDRs? [^:]*(?<!and (?:peer|remove|give) [^:]*):/.test(title))).toEqual([]);
});

test('edits leave the topology alone and refuse what cannot be written', () => {
  const topology = topologyOf(routeServerDefault({ f1: true }));
  const copy = structuredClone(topology);
  const route = (subnet: string, prefix: string): TopologyEdit => ({
    kind: 'addUserRoute',
    subnet,
    name: 'r',
    prefix: prefixOf(prefix),
    nextHop: { type: 'None' },
  });
  expect(applyEdits(topology, [route('subnet:hub1/nva', '0.0.0.0/0')])).toBeUndefined();
  expect(applyEdits(topology, [route('subnet:hub1/none', '10.0.0.0/8')])).toBeUndefined();
  expect(applyEdits(topology, [{ kind: 'bindSession', session: 'bgp:none', tunnelName: 't' }])).toBeUndefined();
  const longer = applyEdits(topology, [route('subnet:hub1/nva', '10.9.0.0/16')]);
  expect(longer?.routeTables.find(({ name }) => name === 'rt-nva')?.routes).toHaveLength(2);
  expect(applyEdits(topology, [route('subnet:hub1/vms', '10.9.0.0/16')])?.routeTables.at(-1)?.name).toBe('rt-hub1-vms');
  expect(topology).toEqual(copy);
});
