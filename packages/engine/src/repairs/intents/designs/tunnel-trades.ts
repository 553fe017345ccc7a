import type { Trade } from '../../trade.js';

/** What a tunnel costs besides routing (R212, R214, R215). */
export function tunnelTrades(kind: 'vxlan' | 'ipsec'): readonly Trade[] {
  if (kind === 'vxlan') return [{ kind: 'mtu', text: 'MTU 1,450' }];
  return [
    { kind: 'mtu', text: 'MTU 1,400' },
    { kind: 'bandwidth', text: 'about 1 Gbps for one IPsec tunnel' },
  ];
}
