import type { DeclId, Network } from '../../topology/index.js';
import { allUnjudged } from '../expectations/unjudged.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { leftOutOfBgp } from './left-out.js';
import { limitReached } from './limit-reached.js';

/** Prefixes whose BGP exchange exceeds the limits, and the checks that are left out because of them. */
export function uncomputedPrefixes({ network, bgp }: RuleContext): Finding[] {
  const leftOut = leftOutOfBgp(bgp);
  if (leftOut === undefined) return [];
  const message = `${leftOut} Therefore loops, black holes, paths and expectations are not checked, only declarations are. Use fewer sessions, summarize prefixes, or check parts of the topology in separate files.`;
  const subject = allUnjudged(network.topology);
  return [report(limitReached, originOf(network, bgp.uncomputed[0]?.text), message, { key: 'bgp', subject })];
}

/** The origin of a prefix: the first device, site, VNet or session that names it. */
function originOf({ topology }: Network, text: string | undefined): DeclId {
  const holds = (prefixes: readonly { readonly text: string }[]) => prefixes.some((prefix) => prefix.text === text);
  const origin =
    topology.nvas.find(({ advertise }) => holds(advertise)) ??
    topology.sites.find(({ addressSpace }) => holds(addressSpace)) ??
    topology.vnets.find(({ addressSpace }) => holds(addressSpace)) ??
    topology.sessions.find(({ a, b }) => holds(a.policy.advertise) || holds(b.policy.advertise)) ??
    topology.sessions[0] ??
    topology.connections[0];
  return origin?.id ?? topology.vnets[0]?.id ?? topology.sites[0]?.id ?? '';
}
