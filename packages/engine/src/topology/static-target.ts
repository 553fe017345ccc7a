import type { StaticTarget } from './model.js';
import type { Network } from './network.js';

/** What a static route of a router does, to follow its prefix: "into tunnel tun0", "via 10.0.0.4". */
export function staticTargetText(network: Network, target: StaticTarget): string {
  switch (target.via) {
    case 'tunnel':
      return `into tunnel ${network.label(target.tunnel)}`;
    case 'address':
      return `via ${target.address.text}`;
    case 'drop':
      return 'that discards';
  }
}
