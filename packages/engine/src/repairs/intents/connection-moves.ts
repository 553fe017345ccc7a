import { contains, covers, type Prefix } from '../../address/index.js';
import { branchesOf } from '../../findings/advice/branches.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { BgpSession, Connection, DeclId, Network, Site, Vnet } from '../../topology/index.js';
import { setBranchToBranch, setEnableBgp, setPolicy } from '../changes/devices.js';
import { everything } from './everything.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';

/** R282, R164: what the two ends of a site's connections may be told, so that packets from or to the site find a way. */
export function* connectionMoves(network: Network, goal: Goal, site: Site, isSender: boolean): Generator<Move> {
  const wanted = spacesOf(network, goal);
  for (const { vnet, connection } of branchesOf(network, site)) {
    if (isSender) yield* advertisements(network, vnet, wanted);
    if (connection.enableBgp) continue;
    const isSite = (device: DeclId) => device === site.id || site.routers.some(({ id }) => id === device);
    const far = isSite(connection.a.device) ? 'a' : 'b';
    const end = isSender ? far : far === 'a' ? 'b' : 'a';
    yield* prefixes(network, connection, end, wanted, isSender ? vnet.addressSpace : site.addressSpace);
    if (speak(network, connection)) yield { edits: [setEnableBgp(connection, true)], cost: costs.connection };
  }
}

/** The address spaces around a destination; everything for the Internet. */
function spacesOf({ topology }: Network, { to, wanted }: Goal): readonly Prefix[] {
  if (wanted === 'internet' && !isPrivateAddress(to)) return to.family === 4 ? [everything] : [];
  const spaces = [...topology.vnets, ...topology.sites].flatMap(({ addressSpace }) => addressSpace);
  return spaces.filter((space) => contains(space, to));
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

function endOfAppliance(network: Network, { a, b }: BgpSession, server: DeclId): 'a' | 'b' | undefined {
  if (b.device === server && network.nva(a.device)) return 'a';
  if (a.device === server && network.nva(b.device)) return 'b';
  return undefined;
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
