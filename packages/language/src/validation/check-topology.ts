import type { Vnet } from '@azroute/engine';
import type { Lowered } from '../lowering/lower.js';
import { checkAddresses } from './check-addresses.js';
import { checkBgpPeers } from './check-bgp-peers.js';
import { checkConnected } from './check-connected.js';
import type { CheckContext } from './check-context.js';
import { checkNames } from './check-names.js';
import { checkPeerings } from './check-peerings.js';
import { checkPrefixes } from './check-prefixes.js';
import { checkSpecialSubnets } from './check-special-subnets.js';
import { checkStaticRoutes } from './check-static-routes.js';
import { checkSubnetSizes } from './check-subnet-sizes.js';
import { checkUnused } from './check-unused.js';
import { type Problem, problem, rangeOf } from './problem.js';

/** Networks in which the checks of single networks found nothing: later topologies share most of them. */
const sound = new WeakSet<Vnet>();

/** Runs the checks that need the whole topology. */
export function checkTopology({ topology, context }: Lowered): Problem[] {
  const problems = checkNames(context.symbols);
  const node = (id: string) => context.symbols.get(id) ?? context.unnamed.get(id);
  const checks: CheckContext = {
    topology,
    symbols: context.symbols,
    node,
    report(code, id, at, message, related) {
      const found = node(id);
      if (found) problems.push(problem(code, found.uri, rangeOf({ node: found.node, ...at }), message, related));
    },
    related(id, property, message) {
      const found = node(id);
      return found ? [{ uri: found.uri, range: rangeOf({ node: found.node, property }), message }] : [];
    },
  };
  for (const vnet of topology.vnets) if (!sound.has(vnet)) checkNetwork(checks, vnet, problems);
  checkConnected(checks);
  checkStaticRoutes(checks);
  checkBgpPeers(checks);
  checkSpecialSubnets(checks);
  checkPeerings(checks);
  // What a statement with an error names may be meant to be in use.
  if (![...context.problems, ...problems].some(({ severity }) => severity === 'error')) checkUnused(checks);
  return problems;
}

function checkNetwork(checks: CheckContext, vnet: Vnet, problems: readonly Problem[]): void {
  const before = problems.length;
  checkPrefixes(checks, vnet);
  checkAddresses(checks, vnet);
  checkSubnetSizes(checks, vnet);
  if (problems.length === before) sound.add(vnet);
}
