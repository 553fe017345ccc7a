import type { BgpRoute } from '../../bgp/route.js';
import { nextHopInSite } from '../../forwarding/next-hop-in-site.js';
import type { World } from '../../forwarding/world.js';
import { decisiveDeclaration, type Router, type Site } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { siteWithoutRoute } from './kinds.js';

export const staticNextHopsRule: Rule = { codes: [siteWithoutRoute], find: staticNextHops };

/** Static routes of routers on premises whose next hop the router has no way to (R282), whoever sends packets there. */
function staticNextHops({ network, world }: RuleContext): Finding[] {
  return network.topology.sites.flatMap((site) =>
    site.routers
      // Nothing is known of the routes of a router that has too many; another finding says so.
      .filter(({ id, routes }) => routes.length > 0 && !world.devices.nextHops(id).isTangled)
      .flatMap((router) =>
        world.devices
          .bestRoutesOf(router.id)
          .flatMap(({ shared, routes }) => (shared.some(({ own }) => own?.kind === 'static') ? routes : []))
          .flatMap((route) => lost(world, site, router, route) ?? []),
      ),
  );
}

function lost(world: World, site: Site, router: Router, route: BgpRoute): Finding | undefined {
  const target = route.own?.kind === 'static' ? route.own.target : undefined;
  const declaration = decisiveDeclaration(route.cause);
  if (target?.via !== 'address' || declaration === undefined) return undefined;
  const { text } = target.address;
  const inSite = nextHopInSite(world.devices, router.id, target.address);
  if (inSite ? inSite.router !== undefined : world.devices.nextHops(router.id).waysOf(route).length > 0)
    return undefined;
  const why = inSite
    ? `no other router of ${site.label} has the next hop ${text}`
    : `${router.label} has no route to the next hop ${text}`;
  const others = site.routers.length > 1 ? 'the address of another router of the site, ' : '';
  const message = `The route ${route.prefix.text} of ${router.label} leads nowhere: ${why}. What it catches is dropped. Name ${others}an address that its routes lead to, or a tunnel.`;
  return report(siteWithoutRoute, declaration, message, { key: route.prefix.text });
}
