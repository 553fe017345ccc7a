import { type Address, contains, type Prefix } from '../../address/index.js';
import { gatewayWithoutRoute, noneRoute, noReturnRoute, siteWithoutRoute } from '../../findings/black-holes/kinds.js';
import type { Finding } from '../../findings/finding.js';
import type { Flow } from '../../findings/flows/flows.js';
import {
  azureAsn,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  type ExportFilter,
  type Network,
  type Site,
} from '../../topology/index.js';
import { setEnableBgp, setPolicy } from '../changes/devices.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { Trade } from '../trade.js';

/**
 * Gives a gateway or a site the routes that it lacks over a connection (R282): prefixes of a static connection, filters
 * that stop routes removed, or BGP.
 */
export const routeOverConnection: Repairer = {
  mends: [noneRoute, gatewayWithoutRoute, siteWithoutRoute, noReturnRoute],
  candidates,
};

function* candidates({ world: { network } }: RepairContext, { subject }: Finding): Generator<Candidate> {
  if (subject?.kind !== 'blackHoles') return;
  const flows = subject.holes.map(({ flow }) => flow);
  for (const connection of connectionsOf(network, flows)) {
    for (const end of ['a', 'b'] as const) yield* atEnd(network, connection, end, flows);
    const ends = [connection.a, connection.b];
    const speak = ends.every(({ device }) => asnOf(network, device) !== undefined);
    if (!connection.enableBgp && speak) {
      yield { edits: [setEnableBgp(connection, true)], standing: 'offered', trades: [farDevice(network, connection)] };
    }
  }
}

function* atEnd(
  network: Network,
  connection: Connection,
  end: 'a' | 'b',
  flows: readonly Flow[],
): Generator<Candidate> {
  const side = connection[end];
  const device = network.label(side.device);
  const wanted = spacesTo(network, flows);
  const missing = side.prefixes && wanted.filter((space) => !side.prefixes?.some((known) => known.text === space.text));
  if (missing && missing.length > 0 && side.prefixes) {
    const isGateway = network.thing(side.device)?.kind === 'vpnGateway';
    const words = `add ${missing.map(({ text }) => text).join(', ')} to ${device}'s prefixes`;
    const trades = isGateway ? [] : [farDevice(network, connection)];
    const standing = isGateway ? 'fixAll' : 'preferred';
    yield {
      edits: [changeEnd(connection, end, { prefixes: [...side.prefixes, ...missing] }, words)],
      standing,
      trades,
    };
    const without = `leave out ${device}'s prefixes`;
    yield { edits: [changeEnd(connection, end, { prefixes: undefined }, without)], standing: 'offered', trades };
  }
  const stopping = side.policy.filters.filter((filter) =>
    flows.some(({ destination }) => stops(filter, destination, flows)),
  );
  if (stopping.length > 0) {
    const filters = side.policy.filters.filter((filter) => !stopping.includes(filter));
    const texts = stopping.map(({ kind, prefix }) => `${kind} ${prefix.text}`).join(', ');
    yield {
      edits: [setPolicy(network, connection, end, { filters }, `remove ${texts} at ${device}`)],
      standing: 'preferred',
    };
  }
}

/** Whether a filter may be what keeps the way to or from one of the flows unknown. */
function stops({ kind, prefix }: ExportFilter, destination: Address, flows: readonly Flow[]): boolean {
  const addresses = [destination, ...flows.flatMap(({ from }) => from.address(destination.family) ?? [])];
  const inside = addresses.some((address) => contains(prefix, address));
  return kind === 'deny' || kind === 'denyExactly' ? inside : true;
}

/** The connections of the sites that take part, and of the gateways before them. */
function connectionsOf(network: Network, flows: readonly Flow[]): readonly Connection[] {
  const sites = flows
    .flatMap(({ senders, receivers }) => [...senders, ...receivers])
    .flatMap(({ id }): readonly Site[] => {
      const thing = network.thing(id);
      return thing?.kind === 'site' ? [thing.site] : [];
    });
  const devices = new Set<DeclId>(sites.flatMap(({ id, routers }) => [id, ...routers.map((router) => router.id)]));
  return network.topology.connections.filter(({ a, b }) => devices.has(a.device) || devices.has(b.device));
}

/** The address spaces of the networks to which the flows go, and of those that send them. */
function spacesTo({ topology }: Network, flows: readonly Flow[]): readonly Prefix[] {
  const spaces = [...topology.vnets, ...topology.sites].flatMap(({ addressSpace }) => addressSpace);
  const found = flows.flatMap(({ destination }) => spaces.filter((space) => contains(space, destination)));
  return [...new Map(found.map((space) => [space.text, space])).values()];
}

function asnOf(network: Network, device: DeclId): number | undefined {
  const thing = network.thing(device);
  switch (thing?.kind) {
    case 'vpnGateway':
    case 'expressRouteGateway':
      return azureAsn;
    case 'router':
      return thing.router.asn;
    case 'site':
      return thing.site.routers[0]?.asn;
    default:
      return undefined;
  }
}

function farDevice(network: Network, { a, b }: Connection): Trade {
  const far = [a, b].find(({ device }) => network.thing(device)?.kind !== 'vpnGateway') ?? b;
  return { kind: 'farDevice', text: `${network.label(far.device)} must be set` };
}

function changeEnd(
  connection: Connection,
  end: 'a' | 'b',
  fields: Partial<ConnectionEnd>,
  words: string,
): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: connection.id,
    fields: { [end]: { ...connection[end], ...fields } },
    words,
    size: 'attribute',
    touches: undefined,
  };
}
