import type { Address, Topology } from '@azroute/engine';
import type { Loop } from '../../packages/engine/src/findings/loops/loop.js';
import { holds } from './bits.js';
import { type Cycle, cyclesFrom, startsOf } from './loops.js';
import { classAddresses } from './trace-destinations.js';
import { isPrivate, type Spot } from './trace-packet.js';
import type { Tables } from './trace-tables.js';

/** Every cycle that packets of VMs, hosts and clients enter, from all of them to one address of each class. */
export function bruteForce(tables: Tables): Cycle[] {
  return classAddresses(tables).flatMap((destination) => cyclesFrom(tables, startsOf(tables, destination)));
}

/** The differences between the found loops and the cycles found by brute force. */
export function loopDifferences(tables: Tables, loops: readonly Loop[], cycles: readonly Cycle[]): string[] {
  const { topology } = tables;
  const missing = cycles.flatMap((cycle) => {
    const found = loops.filter((loop) => isSame(loop, cycle));
    const text = `${cycle.destination.text} goes round between ${cycle.devices.join(', ')}`;
    if (found.length === 0) return [`not found: ${text}`];
    return found.some((loop) => catches(topology, loop, cycle.destination)) ? [] : [`not told: ${text}`];
  });
  const wrong = loops.flatMap((loop) => {
    const { source, destination } = loop.example;
    const here = cyclesFrom(tables, [startOf(source.kind, source.declaration, destination)]);
    const text = `${loop.key}, ${source.declaration} to ${destination.text}`;
    const own = cycles.filter((cycle) => isSame(loop, cycle));
    return [
      ...(here.some((cycle) => isSame(loop, cycle)) ? [] : [`does not loop: ${text}`]),
      ...loop.hits
        .filter((hit) => !own.some((cycle) => holds(hit, cycle.destination)))
        .map((hit) => `not hit: ${hit.text} by ${text}`),
      ...(loop.internet && !own.some((cycle) => !isPrivate(cycle.destination)) ? [`no Internet: ${text}`] : []),
    ];
  });
  return [...missing, ...wrong];
}

function startOf(kind: string, device: string, destination: Address): Spot {
  return { kind: kind === 'vpnGatewayTunnelSide' ? 'branch' : (kind as 'nic'), device, destination, outers: [] };
}

/** Whether a loop is this cycle: NVAs behind one load balancer that each loop separately are one loop (R265). */
function isSame(loop: Loop, { devices }: Cycle): boolean {
  if (loop.loadBalancer !== undefined) return devices.every((device) => loop.devices.includes(device));
  return loop.devices.join() === devices.join();
}

/** Whether a loop claims packets to this address; it says nothing about unused space. */
function catches(topology: Topology, loop: Loop, ip: Address): boolean {
  if (loop.hits.some((hit) => holds(hit, ip))) return true;
  const used = [
    ...topology.vnets.flatMap(({ subnets, vpnGateways }) => [
      ...subnets.flatMap(({ prefixes }) => prefixes),
      ...vpnGateways.flatMap(({ pointToSite }) => pointToSite),
    ]),
    ...[...topology.sites.map(({ addressSpace }) => addressSpace), ...topology.nvas.map(({ connected }) => connected)]
      .flat()
      .filter(({ length }) => length > 0),
  ].some((range) => holds(range, ip));
  return !used && (loop.internet || isPrivate(ip));
}
