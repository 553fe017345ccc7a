import { Network } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { type TopologySpec, topologyOf } from '../../../engine/src/testing/builder.js';
import { boxesById } from '../place/finish.js';
import { drawPicture, type PictureOptions } from '../place/picture.js';

const numbers = Array.from({ length: 8 }, (_, i) => i + 4);
const spec: TopologySpec = {
  vnets: {
    v: {
      address: '10.0.0.0/16',
      subnets: {
        s: {
          prefix: '10.0.0.0/24',
          routeTable: 'rt-of-a-subnet-with-a-long-name',
          nics: Object.fromEntries(numbers.map((n) => [`vm${n}`, `10.0.0.${n}`])),
          privateEndpoints: Object.fromEntries(numbers.map((n) => [`pe${n}`, `10.0.0.${n + 20}`])),
        },
      },
    },
  },
  routeTables: { 'rt-of-a-subnet-with-a-long-name': { routes: [] } },
};
const draw = (options: PictureOptions) => [
  ...boxesById(drawPicture(new Network(topologyOf(spec)), options).boxes).values(),
];

describe('what is in a subnet', () => {
  it.each<[string, PictureOptions, nics: number, endpoints: number]>([
    ['is folded', {}, 2, 2],
    ['is drawn if the subnet is unfolded', { unfold: new Set(['subnet:v/s']) }, 8, 8],
    ['is drawn if its VNet is unfolded', { unfold: new Set(['vnet:v']) }, 8, 8],
    ['is drawn if all is unfolded', { unfold: 'all' }, 8, 8],
  ])('%s', (_, options, nics, endpoints) => {
    const kinds = draw(options).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'nic')).toHaveLength(nics);
    expect(kinds.filter((kind) => kind === 'privateEndpoint')).toHaveLength(endpoints);
  });
});

it('a peering says which subnets it is for', () => {
  const { peerings, ...rest } = topologyOf({
    vnets: {
      hub: { address: '10.0.0.0/16', subnets: { data: { prefix: '10.0.0.0/24' }, web: { prefix: '10.0.1.0/24' } } },
      spoke: { address: '10.1.0.0/16' },
    },
    peerings: ['hub agt <-> spoke urg'],
  });
  const chosen = peerings.map((peering) => ({
    ...peering,
    a: { ...peering.a, subnets: ['subnet:hub/data', 'subnet:hub/web'] },
  }));
  const { lines } = drawPicture(new Network({ ...rest, peerings: chosen }));
  expect(lines[0]?.says).toBe(
    'peering hub <-> spoke; hub: allowGatewayTransit, only hub.data, hub.web; spoke: useRemoteGateways',
  );
});

it('a subnet says the whole name of its route table', () => {
  expect(draw({}).find(({ kind }) => kind === 'subnet')?.says).toBe(
    's, 10.0.0.0/24, route table rt-of-a-subnet-with-a-long-name',
  );
});
