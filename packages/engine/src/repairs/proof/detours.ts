import type { Party } from '../../findings/flows/party.js';
import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { Hop, Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';

/** How far round a way leads. */
export interface Length {
  /** Appliances, firewalls, gateways, circuits, and changes of location, on the longest of the equal-cost paths. */
  readonly wayPoints: number;
  /** The locations that it passes in addition to those of its two ends, on the path with the most. */
  readonly foreignLocations: number;
}

/** The length of a way from one party to another; `to` is undefined for the Internet. */
export function lengthOf(network: Network, from: Party, to: Party | undefined, trace: Trace): Length {
  const paths = pathsOf(trace).map((hops) => lengthOfPath(network, from, to, hops));
  return {
    wayPoints: Math.max(0, ...paths.map(({ wayPoints }) => wayPoints)),
    foreignLocations: Math.max(0, ...paths.map(({ foreignLocations }) => foreignLocations)),
  };
}

function lengthOfPath(network: Network, from: Party, to: Party | undefined, hops: readonly Hop[]): Length {
  const passed = hops.map(({ device }) => locationOf(network, device)).filter((location) => location !== undefined);
  const start = from.vnet ? from.vnet.location : passed[0];
  const end = to ? (to.vnet ? to.vnet.location : passed.at(-1)) : undefined;
  const foreign = new Set(passed.filter((location) => location !== start && location !== end));
  const located = [start, ...passed, end].filter((location) => location !== undefined);
  const crossings = located.filter((location, i) => i > 0 && location !== located[i - 1]).length;
  const devices = hops.filter(({ kind }) => kind !== 'router').length;
  return { wayPoints: devices + crossings, foreignLocations: foreign.size };
}

function locationOf(network: Network, device: DeclId): string | undefined {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.location;
  return thing && 'vnet' in thing ? thing.vnet.location : undefined;
}
