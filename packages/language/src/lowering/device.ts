import { azureAsn, expressRouteAsn } from '@azroute/engine';
import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.js';
import type { Site } from '../generated/ast.js';
import type { SpeakingKind } from '../references/kinds.js';
import { type Declaration, type DeclKind, oneOf } from '../symbols/declaration.js';
import { mostCandidates } from '../symbols/symbol-table.js';
import type { LoweringContext } from './context.js';

type End = ast.ConnectionEnd | ast.SessionEnd | ast.TunnelEnd;

/**
 * The device that an end names. A site with one named router means that router; with several, the end must name one.
 */
export function deviceOf(context: LoweringContext, end: End | undefined): Declaration | undefined {
  if (!end) return undefined;
  const device = context.target(end, 'device', end.device);
  if (device?.kind !== 'site') return device;
  const routers = context.routersOf(device.node as Site);
  if (routers.length < 2) return routers[0] ?? device;
  const labels = namesOfRouters(routers, (router) => context.symbols.label(router));
  const message = `${context.symbols.label(device)} has several routers; name one of them: ${labels}.`;
  context.report('AZR003', { node: end, property: 'device' }, message);
  return undefined;
}

/** The routers among which one must choose. */
export function namesOfRouters<T>(routers: readonly T[], labelOf: (router: T) => string): string {
  // Many ends can name one site with many routers.
  const named = routers.slice(0, mostCandidates).map(labelOf);
  const more = routers.length - named.length;
  return oneOf(more > 0 ? [...named, `one of ${more.toLocaleString('en-US')} others`] : named);
}

/** The AS number of a device of each kind; undefined if it needs one and the text doesn't specify any. */
const asns: { readonly [K in SpeakingKind]: (node: ast.AzrouteAstType[Capitalize<K>]) => number | undefined } = {
  nva: (node) => node.asns[0],
  site: (node) => node.asns[0],
  router: (node) => node.asns[0] ?? node.$container.asns[0],
  vpnGateway: (node) => node.asns[0] ?? azureAsn,
  expressRouteGateway: () => azureAsn,
  routeServer: () => azureAsn,
  circuit: () => expressRouteAsn,
  virtualHub: () => azureAsn,
};

/** The AS number of a device; undefined if it needs one and has none. */
export function asnOf({ kind, node }: Declaration): number | undefined {
  return (asns as Readonly<Partial<Record<DeclKind, (node: AstNode) => number | undefined>>>)[kind]?.(node);
}

/** Reports the end of a BGP session if it needs an AS number and has none. */
export function requireAsn(context: LoweringContext, end: End, device: Declaration): void {
  if (asnOf(device) !== undefined) return;
  const label = context.symbols.label(device);
  context.report(
    'AZR043',
    { node: end, property: 'device' },
    `${label} speaks BGP here but has no AS number; add one to its block, such as asn 65001.`,
  );
}
