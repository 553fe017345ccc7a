import type { Forwarder } from '../forwarding/forwarder.js';
import type { DeclId } from '../topology/index.js';
import { bgpFindings } from './bgp-findings.js';
import { codes } from './codes.js';
import type { Finding } from './finding.js';
import type { Loop } from './loops/loop.js';
import { loopFinding } from './loops/loop-finding.js';
import { routeServerLimits } from './route-server-limits.js';

/** One rule: looks for one kind of trouble. */
interface Rule {
  readonly name: string;
  readonly find: (forwarder: Forwarder, loops: () => readonly Loop[]) => readonly Finding[];
}

const rules: readonly Rule[] = [
  {
    name: 'forwarding loops',
    find: ({ world }, loops) => loops().map((loop) => loopFinding(world, loop)),
  },
  { name: 'BGP sessions and convergence', find: ({ world }) => bgpFindings(world.network, world.bgp) },
  { name: 'limits of Route Servers', find: ({ world }) => routeServerLimits(world.network, world.bgp) },
];

/**
 * All findings of a topology, in the order of the rules. A rule that fails reports itself and the others go on.
 * @param loops gives the topology's forwarding loops, which repairs need too.
 */
export function findAll(forwarder: Forwarder, loops: () => readonly Loop[]): readonly Finding[] {
  return rules.flatMap((rule) => {
    try {
      return rule.find(forwarder, loops);
    } catch (error) {
      return [failure(rule.name, error, someDeclaration(forwarder))];
    }
  });
}

/** The finding of a rule that failed, at any declaration that exists. */
export function failure(rule: string, error: unknown, declaration: DeclId): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: codes.ruleFailed.code,
    severity: 'warning',
    message: `The check "${rule}" failed and was left out: ${detail}. Please report it together with this topology.`,
    declaration,
    related: [],
    key: `${codes.ruleFailed.code}|${rule}`,
  };
}

function someDeclaration({ world }: Forwarder): DeclId {
  const { topology } = world.network;
  return topology.nvas[0]?.id ?? topology.vnets[0]?.id ?? topology.sites[0]?.id ?? '';
}
