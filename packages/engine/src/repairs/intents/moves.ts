import { compareTexts } from '../../collections.js';
import type { DeclId, Network } from '../../topology/index.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { towardsConnection } from './branch-moves.js';
import { applianceConnections } from './connection-moves.js';
import { defaultAlone, type RowsOf } from './default-alone.js';
import { distanceOf, type Journey, type Path } from './goal.js';
import { hubMoves } from './hub-moves.js';
import type { Move } from './move.js';
import { towardsDestination } from './network-moves.js';
import { operatingSystemMoves } from './os-moves.js';
import { type Place, placesOf } from './place.js';
import { towardsAppliance, towardsType, withoutDecision } from './route-moves.js';
import { dropOnPremises } from './site-moves.js';

/** How many appliances that nobody asked for are tried at a place. */
const triedAppliances = 4;

/**
 * All moves for the first path of a journey that is not as wanted.
 * @param rowsOf the effective routes of a subnet
 */
export function* movesFor(network: Network, journey: Journey, rowsOf: RowsOf): Generator<Move> {
  const { goal, paths } = journey;
  const path = paths.find((each) => distanceOf(goal, each) > 0);
  if (!path) return;
  const places = placesOf(network, journey, path);
  for (const place of places) {
    const appliances = place.next === undefined ? others(network, journey, place) : [place.next];
    yield* withoutDecision(network, place);
    // First, because the default route without what it carries to other networks seldom passes the proof.
    yield* defaultAlone(network, goal, place, rowsOf);
    for (const appliance of appliances) yield* towardsAppliance(network, goal, place, appliance);
    if (place.next === undefined) yield* towardsType(network, goal, place);
  }
  yield* hubMoves(network, goal, path);
  if (goal.wanted === 'dropped') {
    yield* dropOnPremises(network, goal, path);
    return;
  }
  const nextOf = (device: DeclId) => places.find((place) => place.device === device)?.next;
  yield* towardsConnection(network, goal);
  yield* applianceConnections(network, goal);
  yield* operatingSystemMoves(network, goal, path, nextOf);
  const last = places.at(-1);
  if (last?.next === undefined || isLost(path)) yield* towardsDestination(network, goal, last, path);
}

/**
 * Appliances that are not on the way yet, if the goal leaves the way open: those within reach of a place, or if there are
 * none, those to which a peering can lead.
 */
function others(network: Network, { goal, paths }: Journey, { vnet }: Place): readonly DeclId[] {
  if (goal.via !== undefined || goal.wanted === 'dropped') return [];
  const passed = new Set(paths.flatMap(({ hops }) => hops.map(({ device }) => device)));
  const { nvas, vnets } = network.topology;
  const all = [...nvas, ...vnets.flatMap(({ firewalls }) => firewalls)]
    .map(({ id }) => id)
    .filter((id) => !passed.has(id))
    .sort(compareTexts);
  const near = all.filter((id) => hopsTo(network, id).some(({ address }) => isReachable(network, vnet.id, address)));
  return (near.length > 0 ? near : all).slice(0, triedAppliances);
}

/** Whether packets end on the way, so that the next place is not reached. */
function isLost({ end: { verdict } }: Path): boolean {
  return verdict === 'dropped';
}
