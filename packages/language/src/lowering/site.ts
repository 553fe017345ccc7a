import type { Circuit, Host, Router, Site } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';
import { namesOfRouters } from './device.js';
import { lowerRouterRoutes } from './static-route.js';
import { flagOf, readAddress, readAddresses, readAsn, readPrefixes } from './values.js';

/** Lowers a site. A site without named routers is its own router, with the site's id. */
export function lowerSite(context: LoweringContext, node: ast.Site): Site | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const label = context.symbols.label(declared);
  const asn = readAsn(context, node, node.asns);
  const routers: Router[] = [];
  const hosts: Host[] = [];
  for (const member of node.members) {
    if (member.$type === 'Host') {
      hosts.push(...lowerHosts(context, [member]));
      continue;
    }
    const own = context.declarationOf(member);
    if (!own) continue;
    const names = { id: own.id, name: own.name, label: context.symbols.label(own) };
    const address = readAddress(context, member, 'address', member.address);
    const routes = lowerRouterRoutes(context, own, member.routes);
    // A router without its own AS number has that of its site.
    routers.push({ kind: 'router', ...names, address, asn: readAsn(context, member, member.asns) ?? asn, routes });
  }
  const routes = lowerRouterRoutes(context, declared, node.routes);
  const [only, second] = routers;
  if (!only) {
    routers.push({ kind: 'router', id: declared.id, name: declared.name, label, address: undefined, asn, routes });
  } else if (!second) {
    routers[0] = { ...only, routes: [...routes, ...only.routes] };
  } else {
    reportOwner(context, node, declared, routers);
  }
  return {
    kind: 'site',
    id: declared.id,
    name: declared.name,
    label,
    addressSpace: readPrefixes(context, node, 'addresses', node.addresses),
    routers,
    hosts,
    transit: flagOf(context, node.flags, 'transit'),
  };
}

/** Routes of a site with several routers: it is not known whose they are, so nobody has them. */
function reportOwner(context: LoweringContext, node: ast.Site, site: Declaration, routers: readonly Router[]): void {
  for (const route of node.routes) {
    const message = `${context.symbols.label(site)} has several routers; write the route in the block of one of them: ${namesOfRouters(routers, ({ label }) => label)}.`;
    context.report('AZR003', { node: route, property: 'prefix' }, message);
  }
}

/** Lowers hosts: of a site, behind an NVA, or point-to-site clients. */
export function lowerHosts(context: LoweringContext, nodes: readonly ast.Host[]): Host[] {
  return nodes.flatMap((node): Host[] => {
    const own = context.declarationOf(node);
    const address = own && readAddress(context, node, 'address', node.address);
    return own && address
      ? [{ kind: 'host', id: own.id, name: own.name, label: context.symbols.label(own), address }]
      : [];
  });
}

/** Lowers an ExpressRoute circuit. */
export function lowerCircuit(context: LoweringContext, node: ast.Circuit): Circuit | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  return {
    kind: 'circuit',
    id: declared.id,
    name: declared.name,
    label: context.symbols.label(declared),
    nextHops: readAddresses(context, node, 'nextHops', node.nextHops),
  };
}
