import type { DeclId, ExpectationEnd, Network } from '../../topology/index.js';
import type { Expected } from './topology-edit.js';

/** What an expectation says, in words: "spoke1.vm ↔ dc1.app via nva1". */
export function expectedText(network: Network, { from, to, bothWays, dropped, via }: Expected): string {
  const devices: readonly DeclId[] = via ?? [];
  const path = devices.length > 0 ? ` via ${devices.map((id) => network.label(id)).join(', ')}` : '';
  return `${endText(network, from)} ${bothWays ? '↔' : '→'} ${endText(network, to)}${dropped ? ' dropped' : path}`;
}

/** Whether an expectation can be written: it does not start at the Internet, and names devices only of packets that arrive. */
export function isPossible({ from, dropped, via }: Expected): boolean {
  return from.kind !== 'internet' && (via === undefined || (!dropped && via.length > 0));
}

function endText(network: Network, end: ExpectationEnd): string {
  switch (end.kind) {
    case 'thing':
      return network.label(end.id);
    case 'every':
      return `${network.label(end.group)}.*`;
    case 'address':
      return end.address.text;
    case 'internet':
      return 'Internet';
  }
}
