import { Network } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { topologyOf } from '../../../engine/src/testing/builder.js';
import { largeTopology } from '../../../engine/src/testing/large.js';
import { randomTopology, seededDice } from '../../../engine/src/testing/random.js';
import { svgText } from '../draw/svg.js';
import type { Picture } from '../model.js';
import { faultsOf } from '../testing/faults.js';
import { randomEstate } from '../testing/random-estate.js';
import { drawPicture } from './picture.js';

/** How many random topologies are drawn: `AZROUTE_PICTURES=2000` tries more. */
const runs = Number(process.env.AZROUTE_PICTURES ?? 40);

const forms = ['wide', 'tall'] as const;

describe('the picture of a random topology', () => {
  it.each(forms)('has no faults in the %s form', (form) => {
    for (let seed = 1; seed <= runs; seed++) {
      const make = seed % 4 === 0 ? randomTopology : randomEstate;
      const network = new Network(topologyOf(make(seededDice(seed))));
      expect(faultsOf(drawPicture(network, { form }), network), `seed ${seed}`).toEqual([]);
    }
  });

  it.each(forms)('has no faults with its bands in blocks in the %s form', (form) => {
    for (let seed = 1; seed <= runs; seed++) {
      const network = new Network(topologyOf(randomEstate(seededDice(seed))));
      const arrangement = { spokeColumns: 1 + (seed % 2), bandRows: 1 + (seed % 3) };
      expect(faultsOf(drawPicture(network, { form, arrangement }), network), `seed ${seed}`).toEqual([]);
    }
  });

  it('is the same for the same topology', () => {
    const draw = (seed: number) => {
      const picture = drawPicture(new Network(topologyOf(randomEstate(seededDice(seed)))));
      return svgText(picture, { theme: 'light', title: 'network' });
    };
    for (let seed = 1; seed <= Math.min(runs, 40); seed++) expect(draw(seed)).toBe(draw(seed));
  });
});

describe('the spokes of a hub', () => {
  const estate = (hubs: number, spokes: number) => {
    const names = Array.from({ length: hubs }, (_, h) => [`hub${h}`, `10.${100 * h}.0.0/16`] as const);
    const all = names.flatMap(([hub], h) =>
      Array.from({ length: spokes }, (_, i) => [hub, `s${h}${i}`, `10.${100 * h + i + 1}`]),
    );
    return topologyOf({
      vnets: Object.fromEntries([
        ...names.map(([name, address]) => [
          name,
          {
            address,
            routeServer: { name: 'ars' },
            subnets: { RouteServerSubnet: { prefix: address.replace('16', '24') } },
          },
        ]),
        ...all.map(([, name, start], i) => [
          name,
          { address: `${start}.0.0/16`, subnets: { [`s${i}`]: { prefix: `${start}.0.0/24` } } },
        ]),
      ]),
      peerings: all.map(([hub, name]) => `${hub} agt <-> ${name} urg`),
    });
  };

  it.each([
    [1, 3, 1],
    [1, 6, 1],
    [1, 7, 2],
    [2, 3, 1],
    [2, 4, 2],
  ])('%d with %d spokes each: %d in a row', (hubs, spokes, columns) => {
    const { boxes } = drawPicture(new Network(estate(hubs, spokes)));
    const places = boxes.flatMap(({ id, x }) => (id.startsWith('vnet:s') ? [x] : []));
    expect(places).toHaveLength(hubs * spokes);
    expect(new Set(places).size).toBe(columns);
  });
});

describe('many hubs', () => {
  const hubs = (many: number) =>
    new Network(
      topologyOf({
        vnets: Object.fromEntries(
          Array.from({ length: many }, (_, i) => [
            `h${i}`,
            {
              address: `10.${i}.0.0/16`,
              routeServer: { name: `a${i}` },
              subnets: { RouteServerSubnet: { prefix: `10.${i}.0.0/24` } },
            },
          ]),
        ),
        peerings: Array.from({ length: many - 1 }, (_, i) => `h${i} <-> h${i + 1}`),
      }),
    );

  it.each([9, 20, 60, 200])('%d of them have the proportions of a screen', (many) => {
    const { width, height } = drawPicture(hubs(many));
    expect(width / height).toBeGreaterThan(0.4);
    expect(width / height).toBeLessThan(2.5);
  });

  it.each(forms)('stay where they are when one is added behind them in the %s form', (form) => {
    const placesOf = ({ boxes }: Picture) => boxes.map(({ id, y }) => `${id} ${y}`).slice(0, 20);
    const before = drawPicture(hubs(21), { form });
    expect(placesOf(drawPicture(hubs(22), { form, arrangement: before.arrangement }))).toEqual(placesOf(before));
  });
});

describe('the picture of a large estate', () => {
  it.each(forms)('folds a thousand VNets into stacks in the %s form', (form) => {
    const network = new Network(topologyOf(largeTopology(1000, 10)));
    const picture = drawPicture(network, { form });
    expect(faultsOf(picture, network)).toEqual([]);
    expect(picture.boxes.filter(({ kind }) => kind === 'vnet')).toHaveLength(8);
    expect(Math.max(picture.width, picture.height)).toBeLessThan(2700);
  });

  it('draws them one by one when asked', () => {
    const network = new Network(topologyOf(largeTopology(100, 10)));
    const picture = drawPicture(network, { unfold: 'all' });
    expect(faultsOf(picture, network)).toEqual([]);
    expect(picture.boxes.filter(({ kind }) => kind === 'vnet')).toHaveLength(104);
  });
});
