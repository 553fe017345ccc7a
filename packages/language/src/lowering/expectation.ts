import type { DeclId, Expectation, ExpectationEnd, Scenario, Topology } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';
import { readAddress } from './values.js';

/** Lowers an expectation; undefined if an end, or a device on the way, is missing. */
export function lowerExpectation(context: LoweringContext, node: ast.Expectation): Expectation | undefined {
  const from = lowerEnd(context, node.from);
  const to = lowerEnd(context, node.to);
  const via = node.via.map((reference, i) => context.target(node, 'via', reference, i));
  if (from?.kind === 'internet') {
    const message = 'What comes in from the Internet is not computed; begin with a NIC, a host or a private endpoint.';
    context.report('AZR006', { node: node.from }, message);
    return undefined;
  }
  if (!from || !to || via.includes(undefined)) return undefined;
  return {
    kind: 'expectation',
    id: context.declare(`expect:${endText(node.from)} ${node.arrow} ${endText(node.to)}`, node),
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
  // The bare word always means the Internet; a thing of that name is written qualified.
  if (end.target?.$refText === 'internet') return { kind: 'internet' };
  const target = context.target(end, 'target', end.target);
  if (!target) return undefined;
  return end.target?.$refText.endsWith('.*') ? { kind: 'every', group: target.id } : { kind: 'thing', id: target.id };
}

function endText(end: ast.Endpoint | undefined): string {
  return end?.target?.$refText ?? end?.address ?? '';
}

/** On the way a site with one named router stands for that router. */
function routerOf(context: LoweringContext, device: Declaration): DeclId {
  if (device.kind !== 'site') return device.id;
  const routers = (device.node as ast.Site).members.flatMap((member) =>
    member.$type === 'Router' ? (context.declarationOf(member)?.id ?? []) : [],
  );
  const [only] = routers;
  return only !== undefined && routers.length === 1 ? only : device.id;
}

/** Lowers a scenario; what is down and does not exist is reported and left out. */
export function lowerScenario(
  context: LoweringContext,
  node: ast.Scenario,
  topology: Pick<Topology, 'sessions' | 'connections' | 'peerings'>,
): Scenario | undefined {
  const declared = context.declarationOf(node);
  const down = node.downs.flatMap((each) => lowerDown(context, each, topology));
  const expectations = node.expectations.flatMap((each) => lowerExpectation(context, each) ?? []);
  if (!declared) return undefined;
  const label = context.symbols.label(declared);
  return { kind: 'scenario', id: declared.id, name: declared.name, label, down, expectations };
}

function lowerDown(
  context: LoweringContext,
  node: ast.Down,
  topology: Pick<Topology, 'sessions' | 'connections' | 'peerings'>,
): readonly DeclId[] {
  const target = context.target(node, 'target', node.target);
  if (target) return [target.id];
  const a = context.target(node, 'a', node.a);
  const b = context.target(node, 'b', node.b);
  if (!node.kind || !a || !b) return [];
  const ends = new Set([routerOf(context, a), routerOf(context, b)]);
  const joins = (one: DeclId, two: DeclId) => ends.has(one) && ends.has(two) && one !== two;
  const found = {
    bgp: () => topology.sessions.filter((each) => joins(each.a.device, each.b.device)),
    connection: () => topology.connections.filter((each) => joins(each.a.device, each.b.device)),
    peering: () => topology.peerings.filter((each) => joins(each.a.vnet, each.b.vnet)),
  }[node.kind]();
  if (found.length === 0) {
    const [one, two] = [context.symbols.label(a), context.symbols.label(b)];
    const message = `There is no ${node.kind} between ${one} and ${two} that could be down; declare it, or name two ends that have one.`;
    context.report('AZR002', { node, property: 'a' }, message);
  }
  return found.map(({ id }) => id);
}
