import type { Trace } from '../../forwarding/trace.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { internetTunnel } from './codes/internet-tunnel.js';

/** Tunnels without encryption whose outer packets cross the Internet (R217). */
export function internetTunnels({ network, underlays }: RuleContext): Finding[] {
  return network.topology.tunnels.flatMap((tunnel): Finding[] => {
    if (tunnel.tunnelKind !== 'vxlan') return [];
    const out = underlays()
      .of(tunnel)
      .find(({ trace }) => trace && leavesToInternet(trace));
    if (!out?.trace) return [];
    const message = `The outer packets of ${tunnel.label} from ${network.label(out.from)} to ${out.destination?.text ?? ''} cross the Internet, and VXLAN neither encrypts nor authenticates: anybody can read and inject. Use ipsec, or endpoints that are reached privately.`;
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
