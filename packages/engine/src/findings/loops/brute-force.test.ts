import { expect, test } from 'vitest';
import { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { World } from '../../forwarding/world.js';
import {
  type Address,
  addressAt,
  computeBgp,
  createSnapshot,
  type DeclId,
  defaultSettings,
  EffectiveTables,
  Network,
  nextAddress,
  type Prefix,
  type Trace,
} from '../../index.js';
import { topologyOf } from '../../testing/builder.js';
import { randomTopology, seededDice } from '../../testing/random.js';
import { findLoops } from './find-loops.js';

const topologies = 100;

/** Everything that the search for loops reads, without the search. */
function forwarderOf(seed: number): Forwarder {
  const network = new Network(topologyOf(randomTopology(seededDice(seed))));
  const bgp = computeBgp(network, defaultSettings);
  return new Forwarder(new World(network, bgp, new EffectiveTables(network, () => bgp, defaultSettings)));
}

/** Every prefix anywhere in the topology, three addresses of each, and their neighbours: more than tables tell apart. */
function destinationsOf({ world }: Forwarder): readonly Address[] {
  const { topology } = world.network;
  const prefixes: Prefix[] = [
    ...topology.vnets.flatMap(({ addressSpace, subnets }) => [...addressSpace, ...subnets.flatMap((s) => s.prefixes)]),
    ...topology.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : [])),
    ),
    ...topology.sites.flatMap(({ addressSpace }) => addressSpace),
    ...topology.nvas.flatMap(({ advertise, routes }) => [...advertise, ...routes.map(({ prefix }) => prefix)]),
  ];
  const found = new Map<string, Address>();
  for (const prefix of prefixes) {
    const last = addressAt(prefix, -1);
    for (const address of [addressAt(prefix, 0), addressAt(prefix, 4), last, nextAddress(last)]) {
      if (address) found.set(address.text, address);
    }
  }
  return [...found.values()];
}

/** The devices of all cycles that packets of NICs and hosts get into, one packet at a time, path by path. */
function bruteForce(forwarder: Forwarder): ReadonlySet<string> {
  const { network } = forwarder.world;
  const senders: State[] = [
    ...network.topology.vnets.flatMap(({ subnets }) =>
      subnets.flatMap(({ nics }) =>
        nics.filter(({ id }) => !network.nvaOfNic(id)).map(({ id }) => ({ kind: 'nic' as const, device: id })),
      ),
    ),
    ...network.topology.sites.map(({ id }) => ({ kind: 'site' as const, device: id })),
  ].map((place) => ({ ...place, packet: plainPacket({} as Address), loadBalancer: undefined }));
  const found = new Set<string>();
  for (const destination of destinationsOf(forwarder)) {
    for (const sender of senders) collect(forwarder, { ...sender, packet: plainPacket(destination) }, [], found);
  }
  return found;
}

function collect(forwarder: Forwarder, state: State, behind: readonly State[], found: Set<string>): void {
  const again = behind.findIndex((earlier) => stateKey(earlier) === stateKey(state));
  if (again >= 0) {
    for (const { device } of behind.slice(again)) found.add(device);
    return;
  }
  for (const { next, end } of forwarder.next(state)) {
    if (next) collect(forwarder, next, [...behind, state], found);
    else if (end === 'loop') found.add(state.device);
  }
}

test(`loops found for all destinations at once are those that single packets find (${topologies} topologies)`, () => {
  let looping = 0;
  for (let seed = 1; seed <= topologies; seed++) {
    const forwarder = forwarderOf(seed);
    const found = new Set(findLoops(forwarder).flatMap(({ devices }) => devices));
    const expected = bruteForce(forwarder);
    if (expected.size > 0) looping++;
    expect([...found].sort(), `seed ${seed}`).toEqual([...expected].sort());
  }
  expect(looping).toBeGreaterThan(topologies / 4);
});

test('every trace ends, with a reason, and agrees with its branches', () => {
  for (let seed = 1; seed <= topologies / 2; seed++) {
    const snapshot = createSnapshot(topologyOf(randomTopology(seededDice(seed))));
    const senders: DeclId[] = [
      ...snapshot.topology.vnets.flatMap(({ subnets }) => subnets.flatMap(({ nics }) => nics.map(({ id }) => id))),
      'host:dc/app',
      'firewall:hub2/azfw',
    ];
    for (const from of senders) {
      for (const to of destinationsOf(forwarderOf(seed)).slice(0, 12)) {
        const trace = snapshot.trace(from, to);
        expect(trace, `${from} ${to.text}`).toBeDefined();
        if (trace) check(trace);
      }
    }
  }
});

function check(trace: Trace): void {
  expect(trace.reason.text).toMatch(/^.{10,}[.]$/);
  expect(trace.hops.length + trace.carriers.length).toBeLessThan(70);
  const order = ['delivered', 'internet', 'dropped', 'loop'];
  const worst = Math.max(-1, ...trace.branches.map(({ verdict }) => order.indexOf(verdict)));
  if (worst >= 0) expect(trace.verdict).toBe(order[worst]);
  for (const branch of trace.branches) check(branch);
}
