import type { Declaration, DeclKind } from '../../symbols/declaration.js';
import type { Judge, Place } from '../place.js';
import { deviceMeant } from './devices.js';

const likelyOnPaths: Readonly<Partial<Record<DeclKind, number>>> = { nva: 0, firewall: 0, router: 2, site: 3 };

/** The devices that a path can lead through, appliances first. */
export function viaDevices(): Judge {
  return ({ kind }) => likelyOnPaths[kind] ?? 1;
}

/** The ends of an expectation: anything but the other end; NICs of appliances are seldom meant. */
export function endpoints({ network, other }: Place): Judge {
  return (declaration) => {
    if (declaration === other) return undefined;
    return declaration.kind === 'nic' && network.nvaOfNic(declaration.id) ? 1 : 0;
  };
}

/** What a scenario can take down by its name, appliances and gateways first. */
export function downTargets(): Judge {
  return ({ kind }) => (kind === 'nva' ? 0 : kind === 'nic' ? 2 : 1);
}

/** The two ends of what a scenario takes down: only those that are joined. */
export function downEnds({ symbols, joined, topology, cursor, expected, other, ends }: Place): Judge {
  const kind = cursor.tokens[expected.statement + 1]?.image;
  if (kind !== 'bgp' && kind !== 'connection' && kind !== 'peering') return () => undefined;
  const idOf = (declaration: Declaration) => (deviceMeant(symbols, declaration) ?? declaration).id;
  const far = other && idOf(other);
  const list = { bgp: topology.sessions, connection: topology.connections, peering: [] }[kind];
  const some = new Set([
    ...list.flatMap(({ a, b }) => [a.device, b.device]),
    ...(kind === 'peering' ? topology.peerings.flatMap(({ a, b }) => [a.vnet, b.vnet]) : []),
  ]);
  const isFar = far !== undefined && (ends.here === 'b' || ends.b !== undefined);
  return (declaration) => {
    const id = idOf(declaration);
    const isJoined = isFar ? joined.between(kind, id, far).length > 0 : some.has(id);
    return isJoined ? 0 : undefined;
  };
}
