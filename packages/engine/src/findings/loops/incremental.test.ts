import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSnapshot, type Snapshot, type Topology } from '../../index.js';
import { topologyOf } from '../../testing/builder.js';
import { type Dice, randomTopology, seededDice } from '../../testing/random.js';
import { told } from '../../testing/told.js';

const topologies = 25;
const editsEach = 4;

/**
 * Another state of a topology: one route table gets the routes of one in another random topology, or everything except
 * the route tables is replaced.
 */
function edited(topology: Topology, dice: Dice): Topology {
  const other = topologyOf(randomTopology(dice));
  if (dice(6) === 0) return { ...other, routeTables: topology.routeTables };
  const chosen = dice(topology.routeTables.length);
  const routeTables = topology.routeTables.map((table, i) => {
    if (i !== chosen) return table;
    const { routes, disableBgpRoutePropagation } = other.routeTables[i] ?? table;
    return dice(2) === 0
      ? { ...table, routes, disableBgpRoutePropagation }
      : { ...table, routes: table.routes.slice(1), disableBgpRoutePropagation };
  });
  return { ...topology, routeTables };
}

/** All results of a snapshot about forwarding and loops, as data. */
function said(snapshot: Snapshot): unknown {
  return {
    loops: snapshot.loops().map(({ sources, example, steps, ...loop }) => ({
      ...loop,
      steps: steps.map(({ state, outcomes }) => [
        state,
        outcomes.map(({ decisions }) => decisions.map(({ row }) => row)),
      ]),
      intentions: [...loop.intentions].map(([nva, { prefix, origin }]) => [nva, prefix.text, origin]),
      sources: sources.map(({ declaration, label }) => [declaration, label]),
      example: [example.source.declaration, example.destination.text, example.steps.map(({ device }) => device)],
    })),
    findings: told(snapshot.findings()),
    tables: snapshot.topology.vnets.flatMap(({ subnets }) =>
      subnets.map(({ id }) => snapshot.subnetRoutes(id)?.routes),
    ),
  };
}

test(`after each of ${topologies * editsEach} edits all is as in a snapshot that knows nothing of earlier states`, () => {
  let changes = 0;
  for (let seed = 1; seed <= topologies; seed++) {
    const dice = seededDice(seed);
    let snapshot = createSnapshot(topologyOf(randomTopology(dice)));
    let before = JSON.stringify(snapshot.loops().map(({ key }) => key));
    for (let edit = 1; edit <= editsEach; edit++) {
      const topology = edited(snapshot.topology, dice);
      snapshot = createSnapshot(topology, undefined, snapshot);
      expect(said(snapshot), `seed ${seed}, edit ${edit}`).toEqual(said(createSnapshot(topology)));
      const after = JSON.stringify(snapshot.loops().map(({ key }) => key));
      if (after !== before) changes++;
      before = after;
    }
  }
  expect(changes).toBeGreaterThan(topologies / 2);
});

test('a state that has been edited away can be collected', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const dice = seededDice(7);
  let snapshot = createSnapshot(topologyOf(randomTopology(dice)));
  snapshot.loops();
  const earlier: WeakRef<Snapshot>[] = [];
  for (let edit = 0; edit < 20; edit++) {
    earlier.push(new WeakRef(snapshot));
    snapshot = createSnapshot(edited(snapshot.topology, dice), undefined, snapshot);
    snapshot.loops();
    // What a reference was read or made from stays alive until the end of the turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  collect();
  expect(earlier.filter((reference) => reference.deref() !== undefined).length).toBeLessThan(4);
});
