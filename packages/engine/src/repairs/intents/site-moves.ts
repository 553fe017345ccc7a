import { contains, type Prefix } from '../../address/index.js';
import type { Network, RouterRoute, Site } from '../../topology/index.js';
import type { Goal, Path } from './goal.js';
import { costs, type Move, prefixCost } from './move.js';

/** How many prefixes are tried for what a router drops: what was asked for is in one subnet. */
const triedPrefixes = 1;

/** A static route on a router of the sender's site that drops packets before they leave it. */
export function* dropOnPremises(network: Network, { from, to }: Goal, { hops }: Path): Generator<Move> {
  const sender = network.thing(from);
  const site = sender?.kind === 'host' && sender.home.kind === 'site' ? sender.home : undefined;
  if (!site) return;
  const router = site.routers.find(({ id }) => hops.some(({ device }) => device === id)) ?? site.routers[0];
  if (!router) return;
  for (const [i, prefix] of prefixesOf(network, to).slice(0, triedPrefixes).entries()) {
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

/** The subnets and address spaces around an address, the longest prefix first. */
function prefixesOf({ topology: { vnets } }: Network, to: Goal['to']): readonly Prefix[] {
  const all = vnets.flatMap(({ addressSpace, subnets }) => [
    ...subnets.flatMap(({ prefixes }) => prefixes),
    ...addressSpace,
  ]);
  const around = new Map(all.filter((prefix) => contains(prefix, to)).map((prefix) => [prefix.text, prefix]));
  return [...around.values()].sort((a, b) => b.length - a.length);
}

function withRoute({ routers }: Site, to: string, prefix: Prefix): Site['routers'] {
  return routers.map((router) => {
    if (router.id !== to) return router;
    const id = `routerRoute:${router.id.replace(/^\w+:/, '')}#${router.routes.length + 1}`;
    const route: RouterRoute = { kind: 'routerRoute', id, prefix, target: { via: 'drop' } };
    return { ...router, routes: [...router.routes, route] };
  });
}
