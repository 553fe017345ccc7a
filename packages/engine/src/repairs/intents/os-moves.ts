import { contains } from '../../address/index.js';
import type { DeclId, Network, Nva, OsRoute } from '../../topology/index.js';
import { addOsRoute, removeOsRoute } from '../changes/devices.js';
import type { Goal, Path } from './goal.js';
import { costs, type Move, prefixCost } from './move.js';
import { prefixesFor } from './prefixes.js';

/** The ends of packets at an appliance that its operating system may prevent; one with several NICs may end a loop. */
const wrongHere: readonly string[] = ['noRoute', 'discarded', 'noRouteToNextHop', 'forwardingLoop'];
/** How many prefixes are tried for a route of an operating system. */
const triedPrefixes = 2;

/**
 * R189: routes of the operating systems on a path that lack, discard, or lead packets into a tunnel in which they are not
 * wanted.
 * @param next the device to which each appliance should send; undefined for the destination
 */
export function* operatingSystemMoves(
  network: Network,
  goal: Goal,
  { hops, end: { end } }: Path,
  next: (device: DeclId) => DeclId | undefined,
): Generator<Move> {
  const lost = 'device' in end && wrongHere.includes(end.kind) ? [end.device] : [];
  // What an appliance takes for its own network goes on by a longer route.
  const kept = end.kind === 'deliveredToRange' ? [end.to] : [];
  // One with several NICs, or with connections of its own, may have taken the wrong one.
  const astray = hops.map(({ device }) => device).filter((device) => hasChoice(network, device));
  const tunnelled = hops.flatMap(({ device, tunnel }) => (tunnel === undefined ? [] : [device]));
  for (const device of new Set([...lost, ...kept, ...astray, ...tunnelled])) {
    const nva = network.nva(device);
    if (nva) yield* movesAt(network, goal, nva, next(device));
  }
}

function hasChoice(network: Network, device: DeclId): boolean {
  const nva = network.nva(device);
  return nva !== undefined && (nva.nics.length > 1 || network.connectionsOf(device).length > 0);
}

function* movesAt(network: Network, goal: Goal, nva: Nva, next: DeclId | undefined): Generator<Move> {
  const [wrong] = nva.routes
    .filter(({ prefix }) => contains(prefix, goal.to))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (wrong) yield { edits: [removeOsRoute(nva, wrong)], cost: costs.osRoute };
  const nics = network.nicsOf(nva);
  const [nic] = nics;
  if (!nic) return;
  const tunnels = network.topology.tunnels.filter(({ a, b }) => {
    const ends = [a.device, b.device];
    return next !== undefined && ends.includes(nva.id) && ends.includes(next);
  });
  const targets: readonly [OsRoute['target'], string][] = [
    ...nics.map(({ nic: { id, label } }): [OsRoute['target'], string] => [{ via: 'nic', nic: id }, `via ${label}`]),
    ...tunnels.map(({ id, label }): [OsRoute['target'], string] => [{ via: 'tunnel', tunnel: id }, `via ${label}`]),
  ];
  const place = { vnet: nic.vnet, subnet: nic.subnet, row: undefined, loops: false, device: nva.id, next };
  // What it delivers itself leaves it only by a longer route.
  const own = Math.max(-1, ...nva.connected.filter((each) => contains(each, goal.to)).map(({ length }) => length));
  const prefixes = prefixesFor(network, goal.to, place).filter(({ length }) => length > own);
  for (const [target, text] of targets) {
    for (const [i, prefix] of prefixes.slice(0, triedPrefixes).entries()) {
      if (nva.routes.some((route) => route.prefix.text === prefix.text)) continue;
      yield { edits: [addOsRoute(nva, prefix, target, text)], cost: costs.osRoute + prefixCost(prefix, i) };
    }
  }
}
