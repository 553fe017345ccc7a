import { afterEach, expect, test, vi } from 'vitest';
import { Computation } from '../../computation/computation.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { OsTable } from '../../forwarding/os-table.js';
import { follow } from '../../forwarding/walk.js';
import type { Topology } from '../../index.js';
import { topologyOf } from '../../testing/builder.js';
import { multiRegion } from '../../testing/designs.js';
import { largeTopology } from '../../testing/large.js';
import { randomTopology, seededDice } from '../../testing/random.js';
import { Flows } from './flows.js';
import type { Party } from './party.js';

afterEach(() => vi.restoreAllMocks());

const topologies = 150;

function forwarderOf(topology: Topology): Forwarder {
  return new Computation(topology).forwarder;
}

/** What becomes of the packets of one party to another, without what differs between equal ones: addresses and own names. */
function fate(forwarder: Forwarder, from: Party, to: Party): string | undefined {
  const [member] = from.members;
  const address = to.address(4);
  if (member === undefined || !address) return undefined;
  const trace = follow(forwarder, member, address);
  return trace && [trace.verdict, trace.reason.rule, ...trace.hops.map(({ device }) => device)].join();
}

const apart = (a: Party, b: Party) => a.id !== b.id && (a.vnet === undefined || a.vnet !== b.vnet);

test(`one flow shows the fate of all flows between two classes (${topologies} topologies)`, () => {
  let compared = 0;
  for (let seed = 1; seed <= topologies; seed++) {
    const forwarder = forwarderOf(topologyOf(randomTopology(seededDice(seed))));
    for (const { from, to, senders, receivers } of new Flows(forwarder).flows()) {
      if (!to || !apart(from, to)) continue;
      const shown = fate(forwarder, from, to);
      for (const sender of senders) {
        for (const receiver of receivers) {
          const other = apart(sender, receiver) ? fate(forwarder, sender, receiver) : undefined;
          if (other === undefined) continue;
          expect(other, `seed ${seed}: ${sender.id} to ${receiver.id}, as ${from.id} to ${to.id}`).toBe(shown);
          compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(10 * topologies);
});

test('every pair of classes has a conversation, the two spokes of a hub among themselves too', () => {
  const flows = new Flows(forwarderOf(topologyOf(multiRegion())));
  const talks = flows.conversations().map(({ there }) => `${there.from.label} ${there.to?.label}`);
  expect(talks).toContain('spoke11.vm spoke12.vm');
  expect(talks).toContain('spoke11.vm spoke21.vm');
  expect(new Set(talks).size).toBe(talks.length);
});

test('spokes of one kind are one class', () => {
  const flows = new Flows(forwarderOf(topologyOf(largeTopology(60, 2))));
  expect(flows.parties.length).toBeGreaterThan(60);
  expect(flows.classes(4).length).toBeLessThan(20);
});

/** Spokes in which an appliance and a sender stand, no two of which have equal routes. */
function differingSpokes(count: number): Topology {
  const spokes = Array.from({ length: count }, (_, i) => i);
  return topologyOf({
    vnets: Object.fromEntries(
      spokes.map((i) => [
        `v${i}`,
        {
          address: `10.${i}.0.0/16`,
          subnets: {
            s: { prefix: `10.${i}.0.0/24`, routeTable: `r${i}`, nics: { n: `10.${i}.0.4`, vm: `10.${i}.0.5` } },
          },
        },
      ]),
    ),
    peerings: spokes.slice(1).map((i) => `v${i - 1} aft <-> v${i} aft`),
    nvas: Object.fromEntries(spokes.map((i) => [`nva${i}`, { nics: [`v${i}/s/n`] }])),
    routeTables: Object.fromEntries(
      spokes.map((i) => [`r${i}`, { routes: [`0.0.0.0/0 -> 10.${(i + 1) % count}.0.4`] }]),
    ),
  });
}

test('what all tables do with a receiver is not looked at where it is the only one of its kind', () => {
  const lookup = vi.spyOn(OsTable.prototype, 'lookup');
  const count = 20;
  const classes = new Flows(forwarderOf(differingSpokes(count))).classes(4);
  expect(classes.map(({ parties }) => parties.length)).toEqual(Array(count).fill(1));
  expect(lookup).not.toHaveBeenCalled();
});
