import { addressAt, type Host, prefix } from '@azroute/engine';
import { named } from './random-topology.js';

/** Hosts behind an appliance or a gateway, in the first of its networks. */
export function hostsIn(home: string, [first]: readonly string[], count: number): Host[] {
  if (first === undefined) return [];
  const network = prefix(first);
  const size = (network.family === 4 ? 32 : 128) - network.length;
  return Array.from({ length: count }, (_, n) => ({
    kind: 'host',
    ...named('host', `${home}/end-${n}`),
    address: addressAt(network, size < 5 ? 0 : 7 + n),
  }));
}
