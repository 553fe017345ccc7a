import { address, createSnapshot } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { type TopologySpec, topologyOf } from '../../../engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../../engine/src/testing/random.js';
import { svgText } from '../draw/svg.js';
import { faultsOf } from '../testing/faults.js';
import { randomEstate } from '../testing/random-estate.js';
import { drawPictureFor } from './draw.js';
import { wayOf } from './way.js';

/** How many random topologies are drawn: `AZROUTE_PICTURES=2000` tries more. */
const runs = Number(process.env.AZROUTE_PICTURES ?? 40);

/** A load balancer in front of so many NVAs, of which the last one drops the packets. */
const balanced = (many: number): TopologySpec => {
  const names = Array.from({ length: many }, (_, i) => `nva${i + 1}`);
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/16',
        subnets: {
          apps: { prefix: '10.0.0.0/24', routeTable: 'balanced', nics: { vm: '10.0.0.4' } },
          data: { prefix: '10.0.1.0/24', nics: { target: '10.0.1.4' } },
          nvas: {
            prefix: '10.0.2.0/24',
            nics: Object.fromEntries(names.map((name, i) => [name, `10.0.2.${i + 4}`])),
            loadBalancers: { lb: ['10.0.2.100', ...names] },
          },
        },
      },
    },
    routeTables: { balanced: { routes: ['10.0.1.0/24 -> 10.0.2.100'] } },
    nvas: Object.fromEntries(
      names.map((name, i) => [
        name,
        { nics: [`hub/nvas/${name}`], routes: i === many - 1 ? ['10.0.1.0/24 drop'] : [] },
      ]),
    ),
  };
};

describe.each([3, 6])('%d equal-cost paths of which one drops', (many) => {
  const snapshot = createSnapshot(topologyOf(balanced(many)));
  const { network } = snapshot;
  const [source, target] = ['nic:hub/apps/vm', 'nic:hub/data/target'];
  const [there, back] = [snapshot.trace(source, address('10.0.1.4')), snapshot.trace(target, address('10.0.0.4'))];
  if (!there) throw new Error('nothing is sent');
  const way = wayOf(network, { sender: source, target, from: 'vm', to: 'target', there, back });

  it('are drawn as lost, with the one that drops', () => {
    expect(way.title).toMatch(/: on some paths dropped at nva\d/);
    expect(way).toMatchObject({ tone: 'loop', notReached: target, more: Math.max(0, many - 4) });
    expect(way.failures).toMatchObject([{ kind: 'dropped', at: `nva:nva${many}` }]);
    expect(way.ending).toBeDefined();
  });
});

it('a way passes VNets that would be left out', () => {
  const spoke = (n: number) => ({
    address: `10.${n}.0.0/16`,
    subnets: { s: { prefix: `10.${n}.0.0/24`, nics: { vm: `10.${n}.0.4` } } },
  });
  const snapshot = createSnapshot(
    topologyOf({
      vnets: { one: spoke(1), two: spoke(2), other: spoke(3) },
      peerings: ['one <-> two', 'two <-> other'],
    }),
  );
  const there = snapshot.trace('nic:one/s/vm', address('10.2.0.4'));
  if (!there) throw new Error('nothing is sent');
  const ends = { sender: 'nic:one/s/vm', target: 'nic:two/s/vm', from: 'one', to: 'two' };
  const { boxes } = drawPictureFor(snapshot.network, wayOf(snapshot.network, { ...ends, there }), {
    only: new Set(['vnet:one']),
  });
  expect(boxes.map(({ id }) => id)).toEqual(['vnet:one', 'vnet:two']);
});

describe('ways in random topologies', () => {
  it.each(['wide', 'tall'] as const)('are drawn without faults in the %s form', (form) => {
    const verdicts = new Set<string>();
    for (let seed = 1; seed <= runs; seed++) {
      const snapshot = createSnapshot(topologyOf((seed % 2 === 0 ? randomTopology : randomEstate)(seededDice(seed))));
      const { network, topology } = snapshot;
      const nics = topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
      const [first, last] = [nics[seed % Math.max(1, nics.length)], nics.at(-1)];
      const [source, destination] = [first?.addresses[0], last?.addresses[0]];
      if (!first || !last || !source || !destination) continue;
      const there = snapshot.trace(first.id, destination);
      if (!there) continue;
      const back = snapshot.trace(last.id, source);
      const way = wayOf(network, { sender: first.id, target: last.id, from: first.label, to: last.label, there, back });
      const inBlocks = seed % 3 === 0 ? { arrangement: { spokeColumns: 2, bandRows: 1 } } : {};
      const picture = drawPictureFor(network, way, { form, ...inBlocks });
      expect(faultsOf(picture, network), `seed ${seed}`).toEqual([]);
      const text = svgText(picture, { theme: 'auto', title: 'way', overlay: { way, network } });
      expect(text, `seed ${seed}`).not.toMatch(/NaN|undefined/);
      verdicts.add(there.verdict);
    }
    expect([...verdicts].sort()).toEqual(expect.arrayContaining(['delivered', 'dropped', 'loop']));
  });
});
