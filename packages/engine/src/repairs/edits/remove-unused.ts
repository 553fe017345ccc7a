import { listed } from '../../findings/listed.js';
import type { DeclId, Topology } from '../../topology/index.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { idsIn, isReferredTo } from './references.js';
import type { RemoveUnused } from './topology-edit.js';

export const removeUnused: EditKind<RemoveUnused> = {
  apply,
  alters: () => [],
  touches: anyPacket,
  words: (edits, _all, network) => `remove ${listed(edits.map(({ declaration }) => network.label(declaration)))}`,
};

interface Declaration {
  readonly kind: string;
  readonly id: DeclId;
}

/** The kinds with a name; other edits remove the others. */
const removable: ReadonlySet<string> = new Set([
  'vnet',
  'subnet',
  'nic',
  'loadBalancer',
  'privateEndpoint',
  'vpnGateway',
  'expressRouteGateway',
  'routeServer',
  'firewall',
  'routeTable',
  'serviceTag',
  'site',
  'host',
  'circuit',
  'connection',
  'nva',
  'tunnel',
  'scenario',
]);

/** Fails if something refers to the declaration or to what is in it. */
function apply(topology: Topology, { declaration: id }: RemoveUnused): Topology | undefined {
  const found = find(topology, id);
  if (!found || !removable.has(found.kind) || isReferredTo(topology, idsIn(found), found)) return undefined;
  return without(topology, found) as Topology;
}

function find(value: unknown, id: DeclId): Declaration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('id' in value && value.id === id && 'kind' in value && removable.has(String(value.kind)))
    return value as Declaration;
  for (const one of Object.values(value)) {
    const found = find(one, id);
    if (found) return found;
  }
  return undefined;
}

/** A copy without a declaration, in which all that does not contain it is the same. */
function without(value: unknown, gone: object): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.filter((one) => one !== gone).map((one) => without(one, gone));
    return kept.length === value.length && kept.every((one, i) => one === value[i]) ? value : kept;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, without(one, gone)] as const);
  return entries.every(([key, one]) => one === (value as Record<string, unknown>)[key])
    ? value
    : Object.fromEntries(entries);
}
