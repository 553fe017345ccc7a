import type { EffectiveRoute } from '../../effective/route.js';
import type { DeclId, Network, Subnet, Vnet } from '../../topology/index.js';
import { type Goal, type Journey, matchedOf, type Path, passedOf } from './goal.js';

/** A place where a route table decides, or could decide, about a packet. */
export interface Place {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  /** The effective route that decided; undefined if none was asked. */
  readonly row: EffectiveRoute | undefined;
  /** Whether the packets loop. */
  readonly loops: boolean;
  /** The device that forwards here; undefined for the sender. */
  readonly device: DeclId | undefined;
  /** Which device of `via` should come next; undefined if the destination should. */
  readonly next: DeclId | undefined;
}

/**
 * The places at which something can be changed for the first path that is wrong: from the last device that is in its
 * place to the first that is not, or to the end.
 */
export function placesOf(network: Network, { goal, trace }: Journey, path: Path): readonly Place[] {
  const via = goal.via ?? [];
  const matched = matchedOf(via, passedOf(via, path.hops));
  const places: Place[] = [];
  const loops = path.end.verdict === 'loop';
  let passed = 0;
  const first = goal.via === undefined || matched === 0;
  const next = (index: number) => (goal.via === undefined ? undefined : via[index]);
  if (first) {
    const place = placeAt(network, placeOfSender(goal, trace), undefined, next(0));
    if (place) places.push({ ...place, row: trace.first.at(-1)?.row, loops });
  }
  for (const { device, kind, decisions } of path.hops) {
    const counts = kind === 'nva' || kind === 'firewall' || via.includes(device);
    if (counts && goal.via !== undefined) {
      if (via[passed] !== device) break;
      passed++;
    }
    if (goal.via !== undefined && passed < matched) continue;
    const decision = [...decisions].reverse().find(({ row }) => row !== undefined);
    const at = decision?.at ?? homeOf(network, device);
    const place = at === undefined ? undefined : placeAt(network, at, device, next(passed));
    if (place) places.push({ ...place, row: decision?.row, loops });
  }
  return places;
}

function placeOfSender({ from }: Goal, { first }: Journey['trace']): DeclId {
  return first.at(-1)?.at ?? from;
}

/** The NIC or subnet from which a device sends into the fabric, if no effective route was asked. */
function homeOf(network: Network, device: DeclId): DeclId | undefined {
  const thing = network.thing(device);
  switch (thing?.kind) {
    case 'nva':
      return thing.nva.nics[0];
    case 'firewall':
      return thing.vnet.subnets.find(({ name }) => name === 'AzureFirewallSubnet')?.id;
    case 'vpnGateway':
    case 'expressRouteGateway':
      return thing.vnet.subnets.find(({ name }) => name === 'GatewaySubnet')?.id;
    default:
      return undefined;
  }
}

function placeAt(
  network: Network,
  at: DeclId,
  device: DeclId | undefined,
  next: DeclId | undefined,
): Place | undefined {
  const thing = network.nic(at) ?? network.thing(at);
  if (!thing || !('subnet' in thing)) return undefined;
  const { subnet, vnet } = thing;
  return { vnet, subnet, row: undefined, loops: false, device, next };
}
