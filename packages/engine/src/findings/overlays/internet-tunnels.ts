import type { Trace } from '../../forwarding/trace.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';

export const internetTunnel: FindingCode = {
  code: 'AZR507',
  title: 'Unencrypted tunnel over the Internet',
  severity: 'warning',
};

export const internetTunnelsRule: Rule = { codes: [internetTunnel], find: internetTunnels };

/** Tunnels without encryption whose outer packets cross the Internet (R217). */
function internetTunnels({ network, underlays }: RuleContext): Finding[] {
  return network.topology.tunnels.flatMap((tunnel): Finding[] => {
    if (tunnel.tunnelKind !== 'vxlan') return [];
    const out = underlays()
      .of(tunnel)
      .find(({ trace }) => trace && leavesToInternet(trace));
    if (!out?.trace) return [];
    const message = `The outer packets of ${tunnel.label} from ${network.label(out.from)} to ${out.destination?.text ?? ''} cross the Internet. VXLAN neither encrypts nor authenticates, so anyone on the path can read and inject packets. Use ipsec, or endpoints with private connectivity.`;
    return [report(internetTunnel, tunnel.id, message, { related: walkPlaces(network, out.trace) })];
  });
}

function leavesToInternet(trace: Trace): boolean {
  const decisions = [...trace.first, ...[...trace.hops, ...trace.carriers].flatMap((hop) => hop.decisions)];
  return (
    decisions.some(({ outer, row }) => outer && row?.nextHopType === 'Internet') ||
    trace.branches.some(leavesToInternet)
  );
}
