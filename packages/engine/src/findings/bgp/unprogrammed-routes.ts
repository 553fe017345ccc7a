import { comparePrefixes, covers, type Prefix, PrefixTable } from '../../address/index.js';
import type { BgpRoute } from '../../bgp/route.js';
import { byId, grouped } from '../../collections.js';
import type { DeclId, Network, Vnet } from '../../topology/index.js';
import { routesText, routesToAppliance } from '../advice/to-appliance.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { hasWaitingNics, isOwnSubnet, servesOthers } from './purpose-of-announcement.js';

export const unprogrammedRoute: FindingCode = {
  code: 'AZR207',
  title: 'Route learned but not programmed',
  severity: 'information',
};

export const unprogrammedRoutesRule: Rule = { codes: [unprogrammedRoute], find: unprogrammedRoutes };

/** Routes of one session that some VNets do not get, with the VNets that hide them. */
interface HiddenRoutes {
  readonly nva: DeclId;
  readonly server: DeclId;
  readonly prefixes: Map<string, Prefix>;
  readonly owners: Set<string>;
  /** The VNets whose NICs lack the routes. */
  readonly networks: Set<Vnet>;
  /** Whether the Route Server holds some of the routes, and whether it does not take some. */
  learned: boolean;
  refused: boolean;
}

/**
 * Routes that an appliance announces to a Route Server and that some NICs do not get, because their prefixes equal or
 * lie inside the address space of the NICs' own VNet or of a peered one (R037, R126, R146), or because the Route Server
 * does not even take them for that reason (R273, R276): one finding per session.
 */
function unprogrammedRoutes(context: RuleContext): Finding[] {
  const { bgp, network } = context;
  const owners = spaces(network);
  const sessions = grouped(bgp.sessions, ({ local }) => local);
  const found = new Map<DeclId, HiddenRoutes>();
  for (const hub of network.topology.vnets) {
    const [server] = hub.routeServers;
    if (!server) continue;
    const receivers = new Set<Vnet>([hub, ...network.transitSpokes(hub.id)]);
    for (const { prefix, route, taken } of announcedTo(context, hub)) {
      const side = route.session;
      // A route that an appliance only passes on is reported at its origin.
      if (side?.localKind !== 'nva' || !route.parent?.own || isOwnSubnet(context, side.local, prefix)) continue;
      const around = owners.covering(prefix).flatMap((vnets) => [...vnets]);
      if (around.length === 0 || servesOthers(context, hub, prefix, side, sessions.get(side.local) ?? [])) continue;
      for (const owner of around) {
        const lacking = lackingVnets(network, owner, prefix).filter((vnet) => receivers.has(vnet));
        if (!lacking.some((vnet) => hasWaitingNics(context, vnet, prefix))) continue;
        const hidden = found.get(side.declaration) ?? noHiddenRoutes(side.local, server.id);
        found.set(side.declaration, hidden);
        hidden.prefixes.set(prefix.text, prefix);
        hidden.owners.add(owner.label);
        for (const vnet of lacking) hidden.networks.add(vnet);
        if (taken) hidden.learned = true;
        else hidden.refused = true;
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([declaration, hidden]) => hiddenFinding(context, declaration, hidden));
}

/** A route that an appliance announces to a Route Server. */
interface Announced {
  readonly prefix: Prefix;
  readonly route: BgpRoute;
  /** Whether the Route Server holds it. */
  readonly taken: boolean;
}

/** What the Route Server of a VNet writes into NICs, and what it does not for having the prefix itself. */
function* announcedTo({ bgp, tables }: RuleContext, hub: Vnet): Generator<Announced> {
  const { routes, notInjected } = tables.injectedInto(hub);
  for (const { prefix, bgp: learned } of routes) {
    for (const route of learned) yield { prefix, route, taken: true };
  }
  for (const { prefix, bgp: learned, removedBy } of notInjected) {
    if (removedBy.because !== 'originatedByRouteServer') continue;
    for (const route of learned) yield { prefix, route, taken: true };
  }
  for (const { id } of bgp.speakersOf(hub.routeServers[0]?.id ?? '')) {
    for (const { route, because } of bgp.table(id).rejected) {
      if (because === 'ownSpace' || because === 'originatedItself') yield { prefix: route.prefix, route, taken: false };
    }
  }
}

function noHiddenRoutes(nva: DeclId, server: DeclId): HiddenRoutes {
  return { nva, server, prefixes: new Map(), owners: new Set(), networks: new Set(), learned: false, refused: false };
}

/** The VNets by the prefixes of their address space. */
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

/**
 * The VNets on whose NICs the owner's address space hides the prefix: the owner, and its peers that see this part of
 * it.
 */
function lackingVnets(network: Network, owner: Vnet, prefix: Prefix): readonly Vnet[] {
  const peers = network.neighbours(owner.id).flatMap(({ vnet }) => {
    const seen = network.neighbours(vnet.id).find((neighbour) => neighbour.vnet === owner);
    return seen?.prefixes.some((shown) => covers(shown, prefix)) ? [vnet] : [];
  });
  return [owner, ...peers];
}

function hiddenFinding(context: RuleContext, declaration: DeclId, hidden: HiddenRoutes): Finding {
  const { network } = context;
  const [nva, server] = [network.label(hidden.nva), network.label(hidden.server)];
  const prefixes = [...hidden.prefixes.keys()].sort();
  const networks = [...hidden.networks].sort(byId);
  const steps = routesToAppliance(context, networks, hidden.nva, [...hidden.prefixes.values()].sort(comparePrefixes));
  const cure = routesText(network, steps);
  const one = prefixes.length === 1;
  const message = `The NICs of ${listed(networks.map(({ label }) => label).sort())} do not get ${listed(prefixes)}, which ${nva} announces to ${server}. ${one ? 'The prefix equals or lies' : 'The prefixes equal or lie'} inside the address space of ${listed([...hidden.owners].sort())}, which is their own or peered with them, so Azure keeps only the system route.${cure === undefined ? '' : ` To steer these packets through ${nva}, ${cure}.`}`;
  const routes = one ? 'the route' : 'the routes';
  const is =
    hidden.learned && hidden.refused ? 'has learned only some of' : hidden.learned ? 'has learned' : 'does not take';
  return report(unprogrammedRoute, declaration, message, {
    ...(steps.length > 0 && { advice: steps }),
    subject: {
      kind: 'announcements',
      at: { session: declaration, device: hidden.nva },
      prefixes: [...hidden.prefixes.values()],
    },
    related: [{ declaration: hidden.server, message: `${server} ${is} ${routes}.` }],
  });
}
