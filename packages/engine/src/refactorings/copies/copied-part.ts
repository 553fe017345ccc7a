import type { DeclId, Expectation, Network, Topology } from '../../topology/index.js';
import type { Renaming } from '../proof/renamed.js';
import { renamed } from '../proof/renamed.js';
import { type Moves, moveAll } from '../renumber/move-values.js';
import type { Identity } from './identities.js';
import { idsOfPart, type Part } from './part.js';
import { relabelled, touches } from './touching.js';

/** The copy of a part, with what connects it to the rest and what is expected of it, as a topology of its own. */
export function copiedPart(
  network: Network,
  part: Part,
  identities: ReadonlyMap<DeclId, Identity>,
  moves: Moves,
): Topology {
  const original = withConnections(network.topology, part);
  const ids = idsOfCopies(original, identities);
  const byId = new Map([...identities.values()].map((identity) => [identity.id, identity]));
  const copy = named(moveAll(renamed(original, ids), moves), byId);
  const label = (id: DeclId) => byId.get(id)?.label ?? network.label(id);
  return {
    ...copy,
    peerings: copy.peerings.map((one) => relabelled(one, label)),
    connections: copy.connections.map((one) => relabelled(one, label)),
    hubConnections: copy.hubConnections.map((one) => ({
      ...one,
      label: `${label(one.hub)} <-> ${label(one.vnet)}`,
    })),
    sessions: copy.sessions.map((one) => relabelled(one, label)),
    expectations: copy.expectations
      .filter((one, i) => isAboutOthers(one, original.expectations[i]))
      .map((one) => ({ ...one, id: `${one.id}+copy` })),
  };
}

function withConnections(topology: Topology, part: Part): Topology {
  const own = idsOfPart(part);
  const isTouched = (item: object) => touches(own, item);
  return {
    ...part,
    peerings: topology.peerings.filter(isTouched),
    sessions: topology.sessions.filter(isTouched),
    tunnels: topology.tunnels.filter(isTouched),
    connections: topology.connections.filter(isTouched),
    expectations: topology.expectations,
    virtualWans: [],
    virtualHubs: [],
    hubConnections: topology.hubConnections.filter(isTouched),
    sites: [],
    circuits: [],
    serviceTags: [],
    scenarios: [],
  };
}

/** The ids of the copies: routes have the name of the original in another table, and those of appliances have none. */
function idsOfCopies({ routeTables, nvas }: Topology, identities: ReadonlyMap<DeclId, Identity>): Renaming {
  const routes = [...routeTables, ...nvas].flatMap(({ id, routes }) =>
    routes.map((route) => [route.id, `${route.id}+${identities.get(id)?.name}`] as const),
  );
  return new Map([...[...identities].map(([id, identity]) => [id, identity.id] as const), ...routes]);
}

function named<T extends object>(item: T, identities: ReadonlyMap<DeclId, Identity>): T {
  const entries = Object.entries(item).map(([key, value]) => [key, namedValue(value, identities)]);
  const identity = 'id' in item && 'name' in item ? identities.get(String(item.id)) : undefined;
  return { ...item, ...Object.fromEntries(entries), ...identity };
}

function namedValue(value: unknown, identities: ReadonlyMap<DeclId, Identity>): unknown {
  if (Array.isArray(value)) return value.map((one) => namedValue(one, identities));
  return typeof value === 'object' && value !== null ? named(value, identities) : value;
}

function isAboutOthers(copy: Expectation, original: Expectation | undefined): boolean {
  return JSON.stringify([copy.from, copy.to]) !== JSON.stringify([original?.from, original?.to]);
}
