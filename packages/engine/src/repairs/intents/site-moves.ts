import { contains, hostPrefix, type Prefix } from '../../address/index.js';
import type { Network, RouterRoute, Site } from '../../topology/index.js';
import type { Goal, Path } from './goal.js';
import { costs, type Move, prefixCost } from './move.js';

/** A static route on a router of the sender's site that drops packets before they leave it. */
export function* dropOnPremises(network: Network, { from, to, receivers = [] }: Goal, { hops }: Path): Generator<Move> {
  const sender = network.thing(from);
  const site = sender?.kind === 'host' && sender.home.kind === 'site' ? sender.home : undefined;
  // Packets inside of a site need not pass its router.
  const isInside = receivers.some((id) => site?.hosts.some((host) => host.id === id));
  if (!site || isInside) return;
  const router = site.routers.find(({ id }) => hops.some(({ device }) => device === id)) ?? site.routers[0];
  if (!router) return;
  for (const [i, prefix] of prefixesOf(network, site, to).entries()) {
    if (router.routes.some((route) => route.prefix.text === prefix.text)) continue;
    yield {
      edits: [
        {
          kind: 'changeDeclaration',
          declaration: site.id,
          fields: { routers: withRoute(site, router.id, prefix) },
          words: `let ${router.label} drop ${prefix.text}`,
          size: 'setting',
          touches: [prefix],
        },
      ],
      cost: costs.routerRoute + prefixCost(prefix, i),
    };
  }
}

/**
 * The subnet or address space around an address, and the address alone. What the site has itself stays there, unless the
 * prefix is longer.
 */
function prefixesOf({ topology: { vnets } }: Network, { addressSpace }: Site, to: Goal['to']): readonly Prefix[] {
  const all = vnets.flatMap((vnet) => [...vnet.subnets.flatMap(({ prefixes }) => prefixes), ...vnet.addressSpace]);
  const own = Math.max(-1, ...addressSpace.filter((space) => contains(space, to)).map(({ length }) => length));
  const [around] = all
    .filter((prefix) => contains(prefix, to) && prefix.length > own)
    .sort((a, b) => b.length - a.length);
  return around ? [around, hostPrefix(to)] : [hostPrefix(to)];
}

function withRoute({ routers }: Site, to: string, prefix: Prefix): Site['routers'] {
  return routers.map((router) => {
    if (router.id !== to) return router;
    const id = `routerRoute:${router.id.replace(/^\w+:/, '')}#${router.routes.length + 1}`;
    const route: RouterRoute = { kind: 'routerRoute', id, prefix, target: { via: 'drop' } };
    return { ...router, routes: [...router.routes, route] };
  });
}
