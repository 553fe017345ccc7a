import { append } from '../../collections.js';
import type { BgpSession, DeclId, Tunnel } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const sessionOutsideTunnel: FindingCode = {
  code: 'AZR506',
  title: 'BGP session outside the tunnel',
  severity: 'warning',
};

export const sessionsOutsideTunnelsRule: Rule = { codes: [sessionOutsideTunnel], find: sessionsOutsideTunnels };

/**
 * Sessions outside the tunnel between the same two devices: packets to the prefixes learned there are not encapsulated
 * (R220).
 */
function sessionsOutsideTunnels({ network, world, bgp }: RuleContext): Finding[] {
  const { tunnels, sessions } = network.topology;
  if (tunnels.length === 0) return [];
  const byEnds = new Map<string, Tunnel>();
  const key = (a: DeclId, b: DeclId) => [world.deviceId(a), world.deviceId(b)].sort().join(' ');
  for (const tunnel of tunnels) byEnds.set(key(tunnel.a.device, tunnel.b.device), tunnel);
  const pairs = new Map<string, BgpSession[]>();
  for (const session of sessions) {
    const ends = key(session.a.device, session.b.device);
    append(pairs, ends, session);
  }
  const used = usedSessions(world, bgp);
  return [...pairs].flatMap(([ends, group]): Finding[] => {
    const tunnel = byEnds.get(ends);
    const session = group.find((each) => !rewritesNextHop(each) && used.has(each.id));
    if (!tunnel || !session || group.some((each) => each.tunnel !== undefined)) return [];
    const [a, b] = [network.label(session.a.device), network.label(session.b.device)];
    const message = `The BGP session between ${a} and ${b} runs outside their tunnel ${tunnel.label}. Packets to the prefixes learned there are not encapsulated, so the networks in between route them by their own destination again. Add "over ${tunnel.name}" to the session.`;
    return [
      report(sessionOutsideTunnel, session.id, message, {
        related: [{ declaration: tunnel.id, message: `${tunnel.label} connects the two devices.` }],
      }),
    ];
  });
}

function rewritesNextHop({ a, b }: BgpSession): boolean {
  return a.policy.nextHop !== undefined || b.policy.nextHop !== undefined;
}

/** The sessions over which some appliance or router has learned a best route. */
function usedSessions(world: RuleContext['world'], bgp: RuleContext['bgp']): ReadonlySet<DeclId> {
  const used = new Set<DeclId>();
  for (const { kind, device } of bgp.speakers) {
    if (kind !== 'nva' && kind !== 'router') continue;
    for (const { shared } of world.devices.bestRoutesOf(device)) {
      for (const { session } of shared) if (session) used.add(session.declaration);
    }
  }
  return used;
}
