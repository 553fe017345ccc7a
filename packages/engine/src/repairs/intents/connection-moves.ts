import { contains, covers, halvesOf, type Prefix } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import { branchesOf } from '../../findings/advice/branches.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import {
  type BgpSession,
  type Connection,
  type DeclId,
  type Network,
  noPolicy,
  type Site,
  type Vnet,
} from '../../topology/index.js';
import { setBranchToBranch, setEnableBgp, setPolicy } from '../changes/devices.js';
import { newSession } from '../edits/new-declarations.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { everything } from './everything.js';
import { withoutFilters } from './filter-moves.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';

/** The first of the private AS numbers of 16 bits. */
const firstPrivateAsn = 64512;

/** R282, R164: what the two ends of a site's connections may be told, so that packets from or to the site find a way. */
export function* connectionMoves(network: Network, goal: Goal, site: Site, isSender: boolean): Generator<Move> {
  for (const { vnet, gateway, connection } of branchesOf(network, site)) {
    const wanted = spacesOf(network, goal, gateway);
    if (isSender) {
      yield* advertisements(network, vnet, wanted);
      yield* sessions(network, goal, vnet, wanted);
      yield* summaries(vnet, wanted);
    }
    yield* withoutFilters(network, goal, site, wanted, isSender);
    if (connection.enableBgp) {
      yield* speakers(network, site, connection);
      continue;
    }
    const isSite = (device: DeclId) => device === site.id || site.routers.some(({ id }) => id === device);
    const far = isSite(connection.a.device) ? 'a' : 'b';
    const end = isSender ? far : far === 'a' ? 'b' : 'a';
    yield* prefixes(network, connection, end, wanted, isSender ? vnet.addressSpace : site.addressSpace);
    if (speak(network, connection)) yield { edits: [setEnableBgp(connection, true)], cost: costs.connection };
  }
}

/** What an appliance of `via` tells the VPN gateway to which it is connected, so that packets come to it over the connection. */
export function* applianceConnections(network: Network, goal: Goal): Generator<Move> {
  for (const connection of network.topology.connections) {
    for (const end of ['a', 'b'] as const) {
      const nva = network.nva(connection[end].device);
      const far = connection[end === 'a' ? 'b' : 'a'].device;
      if (!nva || !goal.via?.includes(nva.id) || network.thing(far)?.kind !== 'vpnGateway') continue;
      const wanted = spacesOf(network, goal, far);
      if (!connection.enableBgp) {
        yield* prefixes(network, connection, end, wanted, [...nva.advertise, ...nva.connected]);
        continue;
      }
      const { advertise } = connection[end].policy;
      const known = [...advertise, ...nva.advertise].map(({ text }) => text);
      const missing = wanted.filter(({ text }) => !known.includes(text));
      if (missing.length === 0 || nva.asn === undefined) continue;
      const words = `let ${nva.label} advertise ${missing.map(({ text }) => text).join(', ')} over ${connection.label}`;
      yield {
        edits: [setPolicy(network, connection, end, { advertise: [...advertise, ...missing] }, words)],
        cost: costs.advertise,
      };
    }
  }
}

/** The address spaces around a destination; everything for the Internet, in halves if a VPN gateway has to tell it (R107). */
function spacesOf(network: Network, { to, wanted }: Goal, gateway: DeclId): readonly Prefix[] {
  const { topology } = network;
  if (wanted === 'internet' && !isPrivateAddress(to)) {
    if (to.family !== 4) return [];
    return network.thing(gateway)?.kind === 'vpnGateway' ? halvesOf(everything) : [everything];
  }
  const spaces = [...topology.vnets, ...topology.sites].flatMap(({ addressSpace }) => addressSpace);
  return distinctBy(
    spaces.filter((space) => contains(space, to)),
    ({ text }) => text,
  );
}

/** R282: what an end of a static connection sends into the tunnel. */
function* prefixes(
  network: Network,
  connection: Connection,
  end: 'a' | 'b',
  wanted: readonly Prefix[],
  usual: readonly Prefix[],
): Generator<Move> {
  const side = connection[end];
  const known = side.prefixes ?? usual;
  const missing = wanted.filter((space) => !known.some((each) => covers(each, space)));
  if (missing.length === 0) return;
  const words = `add ${missing.map(({ text }) => text).join(', ')} to ${network.label(side.device)}'s prefixes on ${connection.label}`;
  const fields = { [end]: { ...side, prefixes: [...known, ...missing] } };
  yield {
    edits: [
      {
        kind: 'changeDeclaration',
        declaration: connection.id,
        fields,
        words,
        size: 'attribute',
        touches: undefined,
      },
    ],
    cost: costs.prefixes,
  };
}

/** R164: an appliance advertises a prefix to the Route Server beside a gateway, which passes it on. */
function* advertisements(network: Network, { routeServers }: Vnet, wanted: readonly Prefix[]): Generator<Move> {
  const [server] = routeServers;
  if (!server) return;
  const passing = server.branchToBranch ? [] : [setBranchToBranch(server, true)];
  for (const session of network.topology.sessions) {
    const end = endOfAppliance(network, session, server.id);
    if (!end) continue;
    const { device, policy } = session[end];
    const nva = network.nva(device);
    const known = [...policy.advertise, ...(nva?.advertise ?? [])].map(({ text }) => text);
    const missing = wanted.filter(({ text }) => !known.includes(text));
    if (missing.length === 0 && passing.length === 0) continue;
    const words = `let ${network.label(device)} advertise ${missing.map(({ text }) => text).join(', ')} to ${server.label}`;
    const change = { advertise: [...policy.advertise, ...missing] };
    const advertise = missing.length > 0 ? [setPolicy(network, session, end, change, words)] : [];
    yield {
      edits: [...advertise, ...passing],
      cost: costs.advertise + (passing.length > 0 ? costs.branchToBranch : 0),
    };
  }
}

/** R114: prefixes that gateways advertise in place of those of their VNet, and that leave out a receiver. */
function* summaries({ id, label, summarizedGatewayPrefixes: known }: Vnet, wanted: readonly Prefix[]): Generator<Move> {
  const missing = wanted.filter((space) => !known.some((each) => covers(each, space)));
  if (known.length === 0 || missing.length === 0) return;
  const edit: TopologyEdit = {
    kind: 'changeDeclaration',
    declaration: id,
    fields: { summarizedGatewayPrefixes: [...known, ...missing] },
    words: `add ${missing.map(({ text }) => text).join(', ')} to the summarized prefixes of ${label}`,
    size: 'setting',
    touches: undefined,
  };
  yield { edits: [edit], cost: costs.prefixes };
}

/** A session of the appliance with the Route Server beside the gateway, if it has none: the two need not be in one VNet. */
function* sessions(network: Network, { via }: Goal, hub: Vnet, wanted: readonly Prefix[]): Generator<Move> {
  const [server] = hub.routeServers;
  const nva = network.nva(via?.at(0) ?? '');
  if (!server || nva?.asn === undefined || wanted.length === 0) return;
  const { sessions: known } = network.topology;
  if (known.some(({ a, b }) => [a, b].every(({ device }) => device === nva.id || device === server.id))) return;
  const isNear = network.nicsOf(nva).some(({ vnet }) => vnet === hub || network.peeringBetween(vnet.id, hub.id));
  if (!isNear) return;
  const texts = wanted.map(({ text }) => text).join(', ');
  const policy = { ...noPolicy, advertise: wanted };
  yield {
    edits: [
      {
        kind: 'addDeclaration',
        parent: undefined,
        list: 'sessions',
        declaration: newSession(known, nva, server, policy),
        words: `let ${nva.label} peer with ${server.label} and advertise ${texts}`,
        size: 'attribute',
        touches: undefined,
      },
      ...(server.branchToBranch ? [] : [setBranchToBranch(server, true)]),
    ],
    cost: costs.advertise + costs.connection + (server.branchToBranch ? 0 : costs.branchToBranch),
  };
}

function endOfAppliance(network: Network, { a, b }: BgpSession, server: DeclId): 'a' | 'b' | undefined {
  if (b.device === server && network.nva(a.device)) return 'a';
  if (a.device === server && network.nva(b.device)) return 'b';
  return undefined;
}

/** The AS number that a router needs for a connection that is to run BGP. */
function* speakers({ topology }: Network, site: Site, { a, b }: Connection): Generator<Move> {
  const router = site.routers.find(({ id, asn }) => asn === undefined && (id === a.device || id === b.device));
  if (!router) return;
  const taken = new Set([...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)].map(({ asn }) => asn));
  let asn = firstPrivateAsn;
  while (taken.has(asn)) asn++;
  const routers = site.routers.map((each) => (each === router ? { ...each, asn } : each));
  const words = `give ${router.label} the AS number ${asn}`;
  const edit: TopologyEdit = {
    kind: 'changeDeclaration',
    declaration: site.id,
    fields: { routers },
    words,
    size: 'setting',
    touches: undefined,
  };
  yield { edits: [edit], cost: costs.connection };
}

/** BGP needs an AS number at both ends; gateways have one. */
function speak(network: Network, { a, b }: Connection): boolean {
  return [a, b].every(({ device }) => {
    const thing = network.thing(device);
    if (thing?.kind === 'router') return thing.router.asn !== undefined;
    if (thing?.kind === 'site') return thing.site.routers[0]?.asn !== undefined;
    return thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway';
  });
}
