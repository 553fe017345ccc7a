import { createSnapshot } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { topologyOf } from '../../../engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../../engine/src/testing/random.js';
import { svgText } from '../draw/svg.js';
import { faultsOf } from '../testing/faults.js';
import { randomEstate } from '../testing/random-estate.js';
import { drawPictureFor } from './draw.js';
import { wayOf } from './way.js';

/** How many random topologies are drawn: `AZROUTE_PICTURES=2000` tries more. */
const runs = Number(process.env.AZROUTE_PICTURES ?? 40);

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
      const picture = drawPictureFor(network, way, { form });
      expect(faultsOf(picture, network), `seed ${seed}`).toEqual([]);
      const text = svgText(picture, { theme: 'auto', title: 'way', overlay: { way, network } });
      expect(text, `seed ${seed}`).not.toMatch(/NaN|undefined/);
      verdicts.add(there.verdict);
    }
    expect([...verdicts].sort()).toEqual(expect.arrayContaining(['delivered', 'dropped', 'loop']));
  });
});
