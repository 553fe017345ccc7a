import { mtuText } from '../../overlays/tunnel-mtus.js';
import type { Trade } from '../../trade.js';

/** What a tunnel costs besides routing (R212, R214, R215). */
export function tunnelTrades(kind: 'vxlan' | 'ipsec'): readonly Trade[] {
  const mtu: Trade = { kind: 'mtu', text: mtuText(kind) };
  return kind === 'vxlan' ? [mtu] : [mtu, { kind: 'bandwidth', text: 'about 1 Gbps for one IPsec tunnel' }];
}
