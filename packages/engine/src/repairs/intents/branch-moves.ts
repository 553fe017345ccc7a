import { contains } from '../../address/index.js';
import { branchesOf } from '../../findings/advice/branches.js';
import type { Network, Site } from '../../topology/index.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';

/** The local preference of what a router receives, if it says nothing (R281). */
const usualPreference = 100;

/** What brings the packets of a site into the connections of `via`: the site prefers one, or a filter is gone. */
export function* towardsConnection(network: Network, goal: Goal): Generator<Move> {
  const sender = network.thing(goal.from);
  const site =
    sender?.kind === 'site'
      ? sender.site
      : sender?.kind === 'host' && sender.home.kind === 'site'
        ? sender.home
        : undefined;
  if (!site || !goal.via) return;
  yield* preferences(network, goal, site);
  yield* withoutDenies(network, goal);
}

/** R281: a site with several connections sends over the one that its router prefers. */
function* preferences(network: Network, { via = [] }: Goal, site: Site): Generator<Move> {
  const devices = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  const ends = branchesOf(network, site).map(({ connection, gateway }) => {
    const end = devices.has(connection.a.device) ? ('a' as const) : ('b' as const);
    return { connection, end, passed: [gateway, connection[end === 'a' ? 'b' : 'a'].device] };
  });
  if (ends.length < 2) return;
  const known = ends.flatMap(({ connection, end }) => connection[end].localPreferences.map(({ value }) => value));
  const value = Math.max(usualPreference, ...known) + usualPreference;
  for (const { connection, end, passed } of ends) {
    if (!passed.some((device) => via.includes(device))) continue;
    const change = { localPreferences: [{ value, prefix: undefined }] };
    yield { edits: [{ kind: 'setConnectionEnd', connection: connection.id, end, change }], cost: costs.advertise };
  }
}

/** The connections at the devices of `via` announce what a filter keeps from their other end. */
function* withoutDenies({ topology }: Network, { via = [], to }: Goal): Generator<Move> {
  for (const connection of topology.connections) {
    if (![connection.a, connection.b].some(({ device }) => via.includes(device))) continue;
    for (const end of ['a', 'b'] as const) {
      const { filters } = connection[end].policy;
      const kept = filters.filter(
        ({ kind, prefix }) => !((kind === 'deny' || kind === 'denyExactly') && contains(prefix, to)),
      );
      if (kept.length === filters.length) continue;
      const change = { policy: { filters: kept } };
      yield { edits: [{ kind: 'setConnectionEnd', connection: connection.id, end, change }], cost: costs.advertise };
    }
  }
}
