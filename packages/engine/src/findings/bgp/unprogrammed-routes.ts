import { covers, type Prefix, PrefixTable } from '../../address/index.js';
import type { DeclId, Network, Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { unprogrammedRoute } from './codes/unprogrammed-route.js';

/** Routes of one session that some networks do not get, by what hides them. */
interface Hidden {
  readonly nva: DeclId;
  readonly server: DeclId;
  readonly prefixes: Set<string>;
  readonly owners: Set<string>;
  /** The networks whose NICs lack the routes. */
  readonly networks: Set<string>;
}

/**
 * Routes that an appliance announces to a Route Server and that are not programmed on some NICs, since they are equal to
 * or inside the space of the NICs' own or of a peered network (R037, R126, R146): one finding a session.
 */
export function unprogrammedRoutes({ network, tables }: RuleContext): Finding[] {
  const owners = spaces(network);
  const found = new Map<DeclId, Hidden>();
  for (const hub of network.topology.vnets) {
    const [server] = hub.routeServers;
    if (!server) continue;
    const receivers = new Set<Vnet>([hub, ...network.transitSpokes(hub.id)]);
    for (const route of tables.injectedInto(hub).routes) {
      const around = owners.covering(route.prefix).flatMap((vnets) => [...vnets]);
      if (around.length === 0) continue;
      const [learned] = route.bgp;
      const side = learned?.session;
      // What an appliance merely passes on is its origin's affair.
      if (side?.localKind !== 'nva' || !learned?.parent?.own) continue;
      for (const owner of around) {
        const lacking = lackingVnets(network, owner, route.prefix).filter((vnet) => receivers.has(vnet));
        if (lacking.length === 0) continue;
        const hidden = found.get(side.declaration) ?? emptyOf(side.local, server.id);
        found.set(side.declaration, hidden);
        hidden.prefixes.add(route.prefix.text);
        hidden.owners.add(owner.label);
        for (const { label } of lacking) hidden.networks.add(label);
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([declaration, hidden]) => findingOf(network, declaration, hidden));
}

function emptyOf(nva: DeclId, server: DeclId): Hidden {
  return { nva, server, prefixes: new Set(), owners: new Set(), networks: new Set() };
}

/** The networks by the prefixes of their space. */
function spaces({ topology }: Network): PrefixTable<Set<Vnet>> {
  const table = new PrefixTable<Set<Vnet>>();
  for (const vnet of topology.vnets) {
    for (const prefix of vnet.addressSpace) {
      const owners = table.get(prefix);
      if (owners) owners.add(vnet);
      else table.set(prefix, new Set([vnet]));
    }
  }
  return table;
}

/** The networks on whose NICs the space of the owner hides the prefix: its own, and those whose peering shows it. */
function lackingVnets(network: Network, owner: Vnet, prefix: Prefix): readonly Vnet[] {
  const peers = network.neighbours(owner.id).flatMap(({ vnet }) => {
    const seen = network.neighbours(vnet.id).find((neighbour) => neighbour.vnet === owner);
    return seen?.prefixes.some((shown) => covers(shown, prefix)) ? [vnet] : [];
  });
  return [owner, ...peers];
}

function findingOf(network: Network, declaration: DeclId, hidden: Hidden): Finding {
  const [nva, server] = [network.label(hidden.nva), network.label(hidden.server)];
  const prefixes = [...hidden.prefixes].sort();
  const one = prefixes.length === 1;
  const message = `${nva} announces ${listed(prefixes)} to ${server}, and the NICs of ${listed([...hidden.networks].sort())} do not get ${one ? 'it' : 'them'}: ${one ? 'it is' : 'they are'} equal to or inside the space of ${listed([...hidden.owners].sort())}, which is their own or peered with them, so the system route stands alone. To steer these packets through ${nva}, give the subnets user-defined routes.`;
  return report(unprogrammedRoute, declaration, message, {
    related: [{ declaration: hidden.server, message: `${server} has learned ${one ? 'the route' : 'the routes'}.` }],
  });
}
