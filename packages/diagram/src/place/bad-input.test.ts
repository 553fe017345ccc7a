import { emptyTopology, Network } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { type TopologySpec, topologyOf } from '../../../engine/src/testing/builder.js';
import { svgText } from '../draw/svg.js';
import { faultsOf } from '../testing/faults.js';
import { drawPicture } from './picture.js';

const vnet = { address: '10.0.0.0/16' };
const named = (name: string): TopologySpec => ({
  vnets: {
    [name]: {
      address: '10.0.0.0/16',
      location: name,
      routeServer: { name },
      subnets: {
        RouteServerSubnet: { prefix: '10.0.0.0/24' },
        [name]: { prefix: '10.0.1.0/24', routeTable: name, nics: { [name]: '10.0.1.4' } },
      },
    },
  },
  nvas: { [name]: { nics: [`${name}/${name}/${name}`], asn: 4200000000 } },
  routeTables: { [name]: { routes: [] } },
  sites: { [name]: { address: '192.168.0.0/16', routers: { [name]: {} } } },
  tunnels: { [name]: ['vxlan', `nva:${name}`, `router:${name}/${name}`] },
  sessions: [{ from: `nva:${name}`, to: `routeServer:${name}/${name}` }],
});
const count = <T>(many: number, make: (i: number) => T): T[] => Array.from({ length: many }, (_, i) => make(i));
const mesh = (many: number): TopologySpec => ({
  vnets: Object.fromEntries(count(many, (i) => [`v${i}`, vnet])),
  peerings: count(many, (i) => count(i, (j) => `v${j} aft <-> v${i} aft`)).flat(),
});

const topologies: Record<string, TopologySpec> = {
  nothing: {},
  'a VNet without subnets': { vnets: { v: vnet } },
  'names of 300 characters': named('n'.repeat(300)),
  'names in a wide script': named('ネットワーク仮想アプライアンス'.repeat(4)),
  'names from right to left': named('شبكة-افتراضية'),
  'names that turn the text around them': named('\u202elive\u202c\u2066x\u200b'),
  '2,500 tunnels between two devices': {
    vnets: {
      v: { address: '10.0.0.0/16', subnets: { a: { prefix: '10.0.0.0/24', nics: { a: '10.0.0.4', b: '10.0.0.5' } } } },
    },
    nvas: { a: { nics: ['v/a/a'] }, b: { nics: ['v/a/b'] } },
    tunnels: Object.fromEntries(count(2500, (i) => [`t${i}`, ['vxlan', 'nva:a', 'nva:b']])),
  },
  'markup in names': named('<script>alert("1")</script>&\'\u0000\ud800'),
  '10,000 NICs in a subnet': {
    vnets: {
      v: {
        ...vnet,
        subnets: {
          s: {
            prefix: '10.0.0.0/16',
            nics: Object.fromEntries(count(10_000, (i) => [`n${i}`, `10.0.${i >> 8}.${i & 255}`])),
          },
        },
      },
    },
  },
  '300 hubs': {
    vnets: Object.fromEntries(
      count(300, (i) => [
        `h${i}`,
        { ...vnet, routeServer: { name: `a${i}` }, subnets: { RouteServerSubnet: { prefix: '10.0.0.0/24' } } },
      ]),
    ),
    peerings: count(299, (i) => `h${i} <-> h${i + 1}`),
  },
  'a full mesh of 60': mesh(60),
  'a full mesh of 5': mesh(5),
};

describe.each(Object.entries(topologies))('%s', (name, spec) => {
  it.each(['wide', 'tall'] as const)('is drawn without a fault in the %s form', (form) => {
    const network = new Network(name === 'nothing' ? emptyTopology : topologyOf(spec));
    const picture = drawPicture(network, { form });
    expect(faultsOf(picture, network)).toEqual([]);
    const text = svgText(picture, { theme: 'auto', title: name });
    expect(text.includes('Nothing is declared yet.')).toBe(name === 'nothing');
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/\p{Cs}|[\u200b\u2028-\u202e\u2066-\u2069]/u);
    expect(text.length).toBeLessThan(2_000_000);
  });
});
