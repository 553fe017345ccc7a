import type { Finding, Topology } from '@azroute/engine';

const ofRoutes = /\b(?:routerRoute|osRoute|route):[^|#]*#\d+/g;

/**
 * What identifies a finding in two versions of a text. Routes without a name are known by their number, which changes
 * when another one is removed before them; here they are known by what they do. A loop that catches other packets than
 * before may have another code.
 */
export function stableKey({ routeTables, nvas, sites }: Topology): (finding: Finding) => string {
  const routers = sites.flatMap((site) => site.routers);
  const names = new Map<string, string>();
  for (const { id, routes } of routeTables) {
    for (const { id: route, destination } of routes) names.set(route, `${id}#${JSON.stringify(destination)}`);
  }
  for (const { id, routes } of [...nvas, ...routers]) {
    for (const { id: route, prefix, target } of routes) names.set(route, `${id}#${JSON.stringify([prefix, target])}`);
  }
  return ({ key, subject }) =>
    subject?.kind === 'loop' ? subject.loop.key : key.replace(ofRoutes, (id) => names.get(id) ?? id);
}
