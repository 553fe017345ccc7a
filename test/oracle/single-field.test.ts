import {
  type Address,
  address,
  type BgpRoute,
  createSnapshot,
  type Snapshot,
  type SpeakerEntry,
} from '@azroute/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { told } from '../../packages/engine/src/testing/told.js';
import { numRuns, runsFrom } from './check.js';
import { withOneFieldChanged } from './single-field.js';
import { forwardingTopologies } from './trace-topologies.js';

/*
 * A snapshot must not reuse anything from an earlier state that depends on what has changed since. One field is changed
 * at a time, so that no change covers up for a dependency that was forgotten for another one.
 */
const runs = runsFrom(20_261_126, Math.ceil(numRuns / 20));
const editsEach = 6;

const destinations: readonly Address[] = ['10.1.3.4', '10.2.3.4', '172.20.5.5', '8.8.8.8', 'fd00::3:4'].map(address);

/** All results of a snapshot, as text. */
function said(snapshot: Snapshot): Readonly<Record<string, string>> {
  const { bgp, topology } = snapshot;
  const subnets = topology.vnets.flatMap((vnet) => vnet.subnets);
  const senders = [...subnets.flatMap(({ nics }) => nics), ...topology.nvas, ...topology.sites].map(({ id }) => id);
  const parts = {
    sessions: bgp.sessions,
    tables: bgp.speakers.map(({ id }) => [[...bgp.table(id).routes.values()].map(shownEntry), bgp.table(id).rejected]),
    sent: bgp.speakers.map(({ id }) => [
      bgp.advertised(id).map(({ session, ...sent }) => [session.id, sent]),
      bgp.withheld(id).map(({ session, ...held }) => [session.id, held]),
    ]),
    effective: subnets.map(({ id }) => snapshot.subnetRoutes(id)?.routes),
    traces: senders.map((sender) => destinations.map((to) => snapshot.trace(sender, to))),
    findings: told(snapshot.findings()),
  };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part, shortened)]));
}

function shownEntry({ prefix, routes, bestCount }: SpeakerEntry): unknown {
  return [prefix.text, bestCount, routes];
}

/** A route is shown with the routes that it was derived from, but without the devices that it refers to. */
function shortened(_: string, value: unknown): unknown {
  return isRoute(value) ? shown(value) : value;
}

function isRoute(value: unknown): value is BgpRoute {
  return typeof value === 'object' && value !== null && 'holder' in value;
}

function shown({
  prefix,
  nextHops,
  asPath,
  communities,
  weight,
  session,
  parent,
  steps,
  cause,
  own,
}: BgpRoute): unknown {
  const hops = nextHops.map(({ text }) => text);
  return [prefix.text, hops, asPath, communities, weight, session?.id, steps, cause.text, own, parent && shown(parent)];
}

test('after any single field has changed all is as in a snapshot that knows nothing of earlier states', {
  timeout: 60_000 + runs.numRuns * 1000,
}, () => {
  let [edits, effects] = [0, 0];
  fc.assert(
    fc.property(forwardingTopologies, forwardingTopologies, fc.infiniteStream(fc.nat()), (first, other, numbers) => {
      const dice = (below: number) => (below === 0 ? 0 : Number(numbers.next().value) % below);
      let snapshot = createSnapshot(first);
      let before = said(snapshot);
      for (let edit = 0; edit < editsEach; edit++) {
        const edited = withOneFieldChanged(snapshot.topology, other, dice);
        if (!edited) continue;
        snapshot = createSnapshot(edited.topology, undefined, snapshot);
        const after = said(snapshot);
        expect(after, edited.changed).toEqual(said(createSnapshot(edited.topology)));
        edits++;
        if (Object.entries(after).some(([name, text]) => before[name] !== text)) effects++;
        before = after;
      }
    }),
    runs,
  );
  expect(effects).toBeGreaterThan(edits / 4);
});
