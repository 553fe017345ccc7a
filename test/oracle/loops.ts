import type { Address, DeclId } from '@azroute/engine';
import { step } from './trace.js';
import { nvaOf } from './trace-fabric.js';
import { type Spot, spotText } from './trace-packet.js';
import type { Tables } from './trace-tables.js';
import { nicsOf } from './world.js';

/** Devices between which packets for one destination loop forever. */
export interface Cycle {
  readonly destination: Address;
  /** Sorted by id. */
  readonly devices: readonly DeclId[];
}

interface Reached {
  readonly spot: Spot;
  readonly next: readonly string[];
  /** The packet loops at this place. */
  readonly spins: boolean;
}

/** The starting places of packets from all VMs, hosts and point-to-site clients. */
export function startsOf({ topology }: Tables, destination: Address): Spot[] {
  const at = (kind: Spot['kind'], device: DeclId): Spot => ({ kind, device, destination, outers: [] });
  return [
    ...nicsOf(topology)
      .filter(({ nic }) => nvaOf(topology, nic.id) === undefined)
      .map(({ nic }) => at('nic', nic.id)),
    ...topology.sites.map(({ id }) => at('site', id)),
    ...topology.nvas.flatMap(({ id, connected }) => (connected.length > 0 ? [at('behind', id)] : [])),
    ...topology.vnets.flatMap(({ vpnGateways }) =>
      vpnGateways.filter(({ pointToSite }) => pointToSite.length > 0).map(({ id }) => at('branch', id)),
    ),
  ];
}

/** All cycles that packets enter from these places, found by trying every possible path. */
export function cyclesFrom(tables: Tables, starts: readonly Spot[]): Cycle[] {
  const reached = new Map<string, Reached>();
  const waiting = [...starts];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    if (reached.has(spotText(spot))) continue;
    const steps = step(tables, spot);
    const next = steps.flatMap((one) => (typeof one === 'string' ? [] : [one]));
    reached.set(spotText(spot), { spot, next: next.map(spotText), spins: steps.includes('loop') });
    waiting.push(...next);
  }
  const ahead = new Map([...reached.keys()].map((key) => [key, allAhead(reached, key)]));
  const cycles = [...reached].flatMap(([key, { spot, spins }]): Cycle[] => {
    const round = [...(ahead.get(key) ?? [])].filter((other) => ahead.get(other)?.has(key));
    if (round.length === 0 && !spins) return [];
    const devices = [spot, ...round.flatMap((other) => reached.get(other)?.spot ?? [])].map(({ device }) => device);
    return [{ destination: spot.destination, devices: [...new Set(devices)].sort() }];
  });
  return [...new Map(cycles.map((cycle) => [cycle.devices.join(), cycle])).values()];
}

/** All places that a packet can reach from here; this one only if it comes back. */
function allAhead(reached: ReadonlyMap<string, Reached>, from: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(reached.get(from)?.next ?? [])];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    waiting.push(...(reached.get(key)?.next ?? []));
  }
  return found;
}
