import type { Tunnel } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const tunnelMtu: FindingCode = { code: 'AZR502', title: 'MTU too large for the tunnel', severity: 'warning' };

export const tunnelMtusRule: Rule = { codes: [tunnelMtu], find: tunnelMtus };

/** The largest packet in bytes that the fabric carries without jumbo frames (R211). */
const fabricMtu = 1500;

/** Tunnels whose MTU leaves no room for their own headers on the underlay (R211 to R214). */
function tunnelMtus({ network, underlays }: RuleContext): Finding[] {
  return network.topology.tunnels.flatMap((tunnel): Finding[] => {
    if (tunnel.mtu === undefined) return [];
    const outerIsIpv6 = underlays()
      .of(tunnel)
      .some(({ destination }) => destination?.family === 6);
    const overhead = overheadOf(tunnel, outerIsIpv6);
    const most = fabricMtu - overhead;
    if (tunnel.mtu <= most) return [];
    const message = `The MTU of ${tunnel.label}, ${tunnel.mtu}, is too large for the fabric. With the headers of the tunnel a packet has ${tunnel.mtu + overhead} bytes, and the fabric carries ${fabricMtu}: large packets are fragmented or lost while small ones pass. Write mtu ${most}${tunnel.tunnelKind === 'ipsec' ? ', or 1400 to be safe with every cipher' : ''}.`;
    return [report(tunnelMtu, tunnel.id, message, { subject: { kind: 'tunnelMtu', largest: most } })];
  });
}

/** Bytes of the outer headers: VXLAN as in RFC 7348 (R212), ESP with NAT traversal at least (R214), GRE, IP in IP. */
function overheadOf({ tunnelKind }: Tunnel, outerIsIpv6: boolean): number {
  const ip = outerIsIpv6 ? 20 : 0;
  switch (tunnelKind) {
    case 'vxlan':
      return 50 + ip;
    case 'ipsec':
      return 60 + ip;
    case 'gre':
      return 24 + ip;
    case 'ipip':
      return 20 + ip;
  }
}
