import { contains, covers, hostPrefix, type Prefix } from '../../address/index.js';
import type { BlackHole } from '../../findings/black-holes/black-hole.js';
import { gatewayWithoutRoute, siteWithoutRoute } from '../../findings/black-holes/kinds.js';
import type { Finding } from '../../findings/finding.js';
import { listed } from '../../findings/listed.js';
import type { Connection, ConnectionEnd, DeclId, Network, Vnet } from '../../topology/index.js';
import { setEnableBgp, setPolicy } from '../changes/devices.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Tells the ends of connections what they lack: prefixes, or routes that a filter keeps from them (R200, R282). */
export const tellConnections: Repairer = { mends: [gatewayWithoutRoute, siteWithoutRoute], candidates };

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  yield* withoutStaticRoute(network, finding);
  if (finding.subject?.kind !== 'blackHoles') return;
  const { holes } = finding.subject;
  if (finding.code === gatewayWithoutRoute.code) yield* atGateway(network, holes);
  else yield* atSite(network, holes);
}

/** A static route of a router that leads nowhere. */
function* withoutStaticRoute({ topology }: Network, { declaration }: Finding): Generator<Candidate> {
  for (const { routers } of topology.sites) {
    for (const { routes, label } of routers) {
      const route = routes.find(({ id }) => id === declaration);
      if (!route) continue;
      const words = `remove route ${route.prefix.text} of ${label}`;
      yield {
        edits: [{ kind: 'removeDeclaration', declaration, words, size: 'remove', touches: undefined }],
        // Nobody has what it leads to.
        standing: 'fixAll',
      };
    }
  }
}

function* atGateway(network: Network, holes: readonly BlackHole[]): Generator<Candidate> {
  const [first] = holes;
  const device = first && deviceOf(first);
  const site = network.topology.sites.find(({ id }) => id === first?.flow.to?.id);
  if (!first || device === undefined || !site) return;
  const wanted = site.addressSpace.filter((space) => holes.some(({ flow }) => contains(space, flow.destination)));
  for (const connection of network.connectionsOf(device)) {
    const end = endAt(connection, device);
    const far = connection[end === 'a' ? 'b' : 'a'];
    const router = network.router(far.device);
    if (router?.site.id !== site.id) continue;
    const { prefixes } = connection[end];
    if (prefixes && !connection.enableBgp) {
      const missing = wanted.filter((space) => !prefixes.some((known) => covers(known, space)));
      const words = `add ${textOf(missing)} to ${network.label(device)}'s prefixes for ${site.label}`;
      yield { edits: [setPrefixes(connection, end, [...prefixes, ...missing], words)], standing: 'fixAll' };
      const all = `leave the prefixes of ${connection.label} out: all of ${site.label}`;
      yield { edits: [setPrefixes(connection, end, undefined, all)], standing: 'offered' };
    }
    // BGP needs an AS number at both ends.
    if (connection.enableBgp && router.router.asn === undefined) {
      yield { edits: [setEnableBgp(connection, false)], standing: 'offered' };
    }
  }
  yield* withoutDenies(network, holes);
}

function* atSite(network: Network, holes: readonly BlackHole[]): Generator<Candidate> {
  const [first] = holes;
  const device = first && deviceOf(first);
  const site = device === undefined ? undefined : network.router(device)?.site;
  if (!first || !site) return;
  const devices = new Set<DeclId>([site.id, ...site.routers.map(({ id }) => id)]);
  const vnets = new Set(holes.flatMap(({ flow }) => flow.to?.vnet ?? []));
  const spaces = [...vnets].flatMap(({ addressSpace }) => addressSpace);
  const wanted = spaces.filter((space) => holes.some(({ flow }) => covers(space, hostPrefix(flow.destination))));
  for (const connection of network.topology.connections) {
    const near = devices.has(connection.a.device) ? 'a' : devices.has(connection.b.device) ? 'b' : undefined;
    if (!near) continue;
    const { prefixes } = connection[near];
    if (prefixes && !connection.enableBgp) {
      const missing = wanted.filter((space) => !prefixes.some((known) => covers(known, space)));
      const words = `add ${textOf(missing)} to ${site.label}'s prefixes on ${connection.label}`;
      const trades = [{ kind: 'farDevice' as const, text: `${site.label}'s device must be set` }];
      if (missing.length > 0) {
        yield { edits: [setPrefixes(connection, near, [...prefixes, ...missing], words)], standing: 'offered', trades };
      }
    }
  }
  yield* withoutDenies(network, holes);
}

/** Without the filters of connections that keep the destinations from a far end, however many devices away. */
function* withoutDenies(network: Network, holes: readonly BlackHole[]): Generator<Candidate> {
  for (const connection of network.topology.connections) {
    yield* withoutDeny(network, connection, 'a', holes);
    yield* withoutDeny(network, connection, 'b', holes);
  }
}

/** Without the filters that keep the destinations from the other end. What else they keep from it is a person's choice. */
function* withoutDeny(
  network: Network,
  connection: Connection,
  end: 'a' | 'b',
  holes: readonly BlackHole[],
): Generator<Candidate> {
  const { device, policy } = connection[end];
  const hits = policy.filters.filter(
    ({ kind, prefix }) =>
      (kind === 'deny' || kind === 'denyExactly') && holes.some(({ flow }) => contains(prefix, flow.destination)),
  );
  if (hits.length === 0) return;
  const filters = policy.filters.filter((filter) => !hits.includes(filter));
  const words = `let ${network.label(device)} announce ${textOf(hits.map(({ prefix }) => prefix))} over ${connection.label}`;
  const keepsOthers = networksBehind(network, device).some(
    ({ addressSpace }) =>
      addressSpace.some((space) => hits.some(({ prefix }) => covers(prefix, space))) &&
      !addressSpace.some((space) => holes.some(({ flow }) => contains(space, flow.destination))),
  );
  yield {
    edits: [setPolicy(network, connection, end, { filters }, words)],
    standing: keepsOthers ? 'offered' : 'fixAll',
  };
}

/** The VNets that a gateway announces; all of them for another device. */
function networksBehind(network: Network, device: DeclId): readonly Vnet[] {
  const thing = network.thing(device);
  if (!thing || !('vnet' in thing)) return network.topology.vnets;
  return [thing.vnet, ...network.transitSpokes(thing.vnet.id)];
}

function setPrefixes(
  connection: Connection,
  end: 'a' | 'b',
  prefixes: ConnectionEnd['prefixes'],
  words: string,
): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: connection.id,
    fields: { [end]: { ...connection[end], prefixes } },
    words,
    size: 'attribute',
    touches: undefined,
  };
}

function endAt({ a }: Connection, device: DeclId): 'a' | 'b' {
  return a.device === device ? 'a' : 'b';
}

function deviceOf({ drop: { end, last } }: BlackHole): DeclId | undefined {
  return 'device' in end ? end.device : last?.device;
}

function textOf(prefixes: readonly Prefix[]): string {
  return listed([...new Set(prefixes.map(({ text }) => text))]);
}
