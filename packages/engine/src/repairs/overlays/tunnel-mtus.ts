import type { TunnelKind } from '../../topology/index.js';

/** What is left of 1,500 bytes in a tunnel (R212), for IPsec with every cipher (R214). */
export const tunnelMtus: Readonly<Record<TunnelKind, number>> = { vxlan: 1450, ipsec: 1400, ipip: 1480, gre: 1476 };

/** The MTU of a tunnel in words, such as "MTU 1,450". */
export function mtuText(kind: TunnelKind): string {
  return `MTU ${tunnelMtus[kind].toLocaleString('en-US')}`;
}
