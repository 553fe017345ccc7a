import type { DeclId, Expectation, ExpectationEnd, Scenario } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';
import type { Joined } from './joined.js';
import { readAddress } from './values.js';

/** Lowers an expectation; undefined if an end, or a device on the path, is missing. */
export function lowerExpectation(context: LoweringContext, node: ast.Expectation): Expectation | undefined {
  const from = lowerEnd(context, node.from);
  const to = lowerEnd(context, node.to);
  const via = node.via.map((reference, i) => context.target(node, 'via', reference, i));
  if (from?.kind === 'internet') {
    const message = 'Traffic from the Internet is not computed; start at a NIC, a host or a private endpoint.';
    context.report('AZR006', { node: node.from }, message);
    return undefined;
  }
  if (!from || !to || via.includes(undefined)) return undefined;
  return {
    kind: 'expectation',
    id: context.declare('expect', `${endText(node.from)} ${node.arrow} ${endText(node.to)}`, node),
    from,
    to,
    bothWays: node.arrow === '<->',
    dropped: node.dropped,
    via: node.via.length > 0 ? via.flatMap((device) => (device ? routerOf(context, device) : [])) : undefined,
  };
}

function lowerEnd(context: LoweringContext, end: ast.Endpoint | undefined): ExpectationEnd | undefined {
  if (!end) return undefined;
  if (end.address !== undefined) {
    const address = readAddress(context, end, 'address', end.address);
    return address && { kind: 'address', address };
  }
  // The bare word always means the Internet; a thing of that name needs a qualified reference.
  if (end.target?.$refText === 'internet') return { kind: 'internet' };
  const target = context.target(end, 'target', end.target);
  if (!target) return undefined;
  return end.target?.$refText.endsWith('.*') ? { kind: 'every', group: target.id } : { kind: 'thing', id: target.id };
}

function endText(end: ast.Endpoint | undefined): string {
  return end?.target?.$refText ?? end?.address ?? '';
}

/** On a path, a site with one named router means that router. */
function routerOf(context: LoweringContext, device: Declaration): DeclId {
  const routers = device.kind === 'site' ? context.routersOf(device.node as ast.Site) : [];
  return routers.length === 1 ? (routers[0]?.id ?? device.id) : device.id;
}

/** Lowers a scenario. Reports and leaves out what is down but doesn't exist. */
export function lowerScenario(context: LoweringContext, node: ast.Scenario, joined: Joined): Scenario | undefined {
  const declared = context.declarationOf(node);
  const down = node.downs.flatMap((each) => lowerDown(context, each, joined));
  const expectations = node.expectations.flatMap((each) => lowerExpectation(context, each) ?? []);
  if (!declared) return undefined;
  const label = context.symbols.label(declared);
  return { kind: 'scenario', id: declared.id, name: declared.name, label, down: [...new Set(down)], expectations };
}

function lowerDown(context: LoweringContext, node: ast.Down, joined: Joined): readonly DeclId[] {
  const target = context.target(node, 'target', node.target);
  if (target) return [target.id];
  const a = context.target(node, 'a', node.a);
  const b = context.target(node, 'b', node.b);
  if (!node.kind || !a || !b) return [];
  const found = joined.between(node.kind, routerOf(context, a), routerOf(context, b));
  if (found.length === 0) {
    const [one, two] = [context.symbols.label(a), context.symbols.label(b)];
    const message = `There is no ${node.kind} between ${one} and ${two} that could be down; declare one, or name two ends that have one.`;
    context.report('AZR002', { node, property: 'a' }, message);
  }
  return found;
}
