import { type Address, comparePrefixes, hostPrefix, type Prefix } from '../../address/index.js';
import { deviceOf } from '../../bgp/device-of.js';
import type { BgpRoute } from '../../bgp/route.js';
import type { LossKind } from '../../effective/loss.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import type { DeclId, RouteServer, Vnet } from '../../topology/index.js';
import { possible } from '../advice/in-vain.js';
import { routesText, routesToAppliance } from '../advice/to-appliance.js';
import { stepText } from '../advice/words.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { wayOf } from './prefix-classes.js';

export const losingNvaRoute: FindingCode = {
  code: 'AZR213',
  title: "ExpressRoute beats the appliance's route",
  severity: 'information',
};

export const losingNvaRoutesRule: Rule = { codes: [losingNvaRoute], find: losingNvaRoutes };

/** Why a route of an NVA loses to ExpressRoute: by the order of both, or with ASPath by the paths. */
const byPreference: ReadonlySet<LossKind> = new Set(['hubRoutingPreference', 'origin', 'asPathLength']);

/** The routes of one session that lose to ExpressRoute. */
interface LosingRoutes {
  readonly nva: DeclId;
  readonly server: RouteServer;
  readonly hub: Vnet;
  readonly prefixes: Map<string, Prefix>;
  /** Whether the paths of all of them are shorter than those of ExpressRoute. */
  isShorter: boolean;
}

/**
 * Routes of NVAs, their own and those that they pass on, that no NIC gets because ExpressRoute carries the same prefix
 * and wins by the hub routing preference (R154); with ASPath, because its path is as short or shorter (R149).
 */
function losingNvaRoutes(context: RuleContext): Finding[] {
  const { network, tables, world } = context;
  const found = new Map<DeclId, LosingRoutes>();
  const tunnelEnds = new Map<DeclId, readonly Address[]>();
  for (const vnet of network.topology.vnets) {
    const [server] = vnet.routeServers;
    if (!server || vnet.expressRouteGateways.length === 0) continue;
    const { notInjected, byText } = tables.injectedInto(vnet);
    for (const { prefix, bgp, removedBy } of notInjected) {
      const [route] = bgp;
      const side = byPreference.has(removedBy.because) ? route?.session : undefined;
      if (!route || side?.localKind !== 'nva' || isEcho(route, server.id)) continue;
      const winners = byText.get(prefix.text)?.bgp.filter(({ session }) => session?.localKind === 'circuit') ?? [];
      if (winners.length === 0) continue;
      const far = tunnelEnds.get(side.local) ?? farEnds(world, side.local);
      tunnelEnds.set(side.local, far);
      // The host route of a tunnel's far end is announced beside the tunnel, so that the tunnel does not carry itself.
      if (far.some((address) => hostPrefix(address).text === prefix.text)) continue;
      const losses: LosingRoutes = found.get(side.declaration) ?? {
        nva: side.local,
        server,
        hub: vnet,
        prefixes: new Map<string, Prefix>(),
        isShorter: true,
      };
      found.set(side.declaration, losses);
      losses.prefixes.set(prefix.text, prefix);
      if (winners.some(({ asPath }) => asPath.length <= route.asPath.length)) losses.isShorter = false;
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([declaration, losses]) => losingFinding(context, declaration, losses));
}

function losingFinding(context: RuleContext, declaration: DeclId, losses: LosingRoutes): Finding {
  const { network } = context;
  const { nva, server, hub } = losses;
  const prefixes = [...losses.prefixes.values()].sort(comparePrefixes);
  const [appliance, ars] = [network.label(nva), server.label];
  const routes = routesToAppliance(context, [hub, ...network.transitSpokes(hub.id)], nva, prefixes);
  const preference = possible(network, [
    {
      kind: 'hubRoutingPreference',
      routeServer: server.id,
      value: losses.isShorter ? 'ASPath' : 'VpnGateway',
    } as const,
  ]);
  const cures = [
    ...(prefixes.every(({ family, length }) => length < (family === 4 ? 32 : 128)) ? ['announce longer prefixes'] : []),
    ...[routesText(network, routes)].flatMap((text) => text ?? []),
    ...preference.map((step) => stepText(network, step)),
  ];
  const because =
    server.hubRoutingPreference === 'ASPath'
      ? ", and ExpressRoute's AS paths are as short or shorter"
      : ' and prefers ExpressRoute';
  const message = `ExpressRoute wins over the routes of ${appliance} for ${listed(prefixes.map(({ text }) => text))}. ${ars} learns the same prefixes from both${because}, so packets go to the circuit and bypass ${appliance}. To attract them, ${cures.join(', or ')}.`;
  return report(losingNvaRoute, declaration, message, {
    key: server.id,
    related: [{ declaration: server.id, message: `${ars} learns these prefixes from both.` }],
    advice: [...routes, ...preference],
    subject: { kind: 'announcements', at: { session: declaration, device: nva }, prefixes },
  });
}

/** Whether the route once came from this Route Server: a route that comes back wins nowhere, and should not. */
function isEcho(route: BgpRoute, server: DeclId): boolean {
  return wayOf(route)
    .slice(1)
    .some(({ holder }) => deviceOf(holder) === server);
}

/** The outer addresses at the far ends of an appliance's tunnels: it must not attract packets for these (R193). */
function farEnds(world: RuleContext['world'], nva: DeclId): readonly Address[] {
  return world.network.topology.tunnels.flatMap(({ a, b }) => {
    const far = a.device === nva ? b : b.device === nva ? a : undefined;
    return (far && endpointOf(world, far)) ?? [];
  });
}
