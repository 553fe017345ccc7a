import type { DeclId, Network } from '../../topology/index.js';
import { limitReached } from '../codes/limit-reached.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { leftOutOfBgp } from './left-out.js';

/** Prefixes whose exchange by BGP goes beyond what is computed, and all that is not looked for without them. */
export function uncomputedPrefixes({ network, bgp }: RuleContext): Finding[] {
  const leftOut = leftOutOfBgp(bgp);
  if (leftOut === undefined) return [];
  const message = `${leftOut} So loops, black holes, the ways of packets and expectations are not checked; what is declared is. Use fewer sessions, summarise prefixes, or check parts of the topology in files of their own.`;
  return [report(limitReached, originOf(network, bgp.uncomputed[0]?.text), message, { key: 'bgp' })];
}

/** What originates a prefix: the first device, site or network that names it. */
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
