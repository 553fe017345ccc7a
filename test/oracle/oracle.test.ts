import { address, createSnapshot, defaultSettings } from '@azroute/engine';
import { describe, test } from 'vitest';
import { oracleBgp } from './bgp.js';
import { bitsOf } from './bits.js';
import { check, timeout } from './check.js';
import { accompanied, renamed, renamedText, shuffled } from './disturb.js';
import { hopPool } from './plan.js';
import { topologies } from './random-topology.js';
import { deciding, oracleTable } from './table.js';
import { hasTwins } from './twins.js';
import { differences, engineView, oracleView } from './view.js';
import { nicsOf } from './world.js';

/*
 * A second implementation, written from the rulebook and naive on purpose, has to agree with the engine on random
 * topologies over all constructs. `npm run test:soak` runs more of them.
 */

/** Fewer than one in this many random topologies may be skipped because BGP does not converge. */
const seldom = 200;

const destinations = [
  ...hopPool,
  '10.1.3.4',
  '10.2.3.4',
  '10.0.3.9',
  '10.3.200.1',
  '172.20.5.5',
  '8.8.8.8',
  '20.38.109.4',
  '52.236.184.4',
  'fd00::3:4',
].map(address);

describe('on random topologies', () => {
  test('every table and every BGP list is the oracle’s', { timeout }, () => {
    check(topologies, seldom, (topology) => {
      const [engine, oracle] = [engineView(topology), oracleView(topology)];
      return engine && oracle && differences(engine, oracle, ['engine', 'oracle']);
    });
  });

  test('the order of declarations has no influence', { timeout }, () => {
    check(topologies, seldom, (topology, seed) => {
      const [before, after] = [engineView(topology), engineView(shuffled(topology, seed))];
      if (before && after) return differences(before, after, ['before', 'after']);
      return before === after ? undefined : ['converges in one order only'];
    });
  });

  test('names have no influence', { timeout }, () => {
    // Topologies with twins are left out too.
    check(topologies, seldom / 2, (topology) => {
      if (hasTwins(topology)) return undefined;
      const [before, after] = [engineView(topology), engineView(renamed(topology))];
      if (!before || !after) return before === after ? undefined : ['converges under one naming only'];
      const expected = new Map([...before].map(([place, lines]) => [renamedText(place), lines.map(renamedText)]));
      return differences(expected, after, ['before', 'after']);
    });
  });

  test('a VNet that is connected to nothing changes no other table', { timeout }, () => {
    check(topologies, seldom, (topology) => {
      const [before, after] = [engineView(topology), engineView(accompanied(topology))];
      return before && after && differences(before, after, ['alone', 'accompanied'], before.keys());
    });
  });

  test('every trace ends, and begins with the row that the oracle’s table chooses', { timeout }, () => {
    check(topologies, seldom, (topology, seed) => {
      const snapshot = createSnapshot(topology, defaultSettings);
      const bgp = oracleBgp(topology);
      return nicsOf(topology).flatMap(({ nic, subnet, vnet }, n) => {
        const to = destinations[(seed + n) % destinations.length]!;
        const trace = snapshot.trace(nic.id, to);
        if (trace === undefined) return [`${nic.id} to ${to.text}: no trace`];
        // An NVA's operating system might have sent the packet out of another NIC.
        const row = trace.first.find(({ at, outer }) => at === nic.id && !outer)?.row;
        if (row === undefined || !bgp.settled || snapshot.bgp.oscillations.length > 0) return [];
        if ([...nic.addresses, ...nic.secondaryAddresses].some((own) => bitsOf(own) === bitsOf(to))) return [];
        const wanted = deciding(oracleTable(topology, bgp, vnet, subnet), to).map(
          ({ destination, source }) => `${source} ${destination}`,
        );
        const found = `${row.source} ${row.prefix?.text}`;
        return wanted.includes(found) ? [] : [`${nic.id} to ${to.text}: ${found} instead of ${wanted}`];
      });
    });
  });
});
