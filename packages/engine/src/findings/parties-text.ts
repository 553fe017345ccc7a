import type { Party } from './flows/party.js';
import { listed } from './listed.js';

/** The distinct parties of the lists. Many flows share a list, so lists are deduplicated first. */
export function allParties(lists: Iterable<readonly Party[]>): readonly Party[] {
  return [...new Set([...new Set(lists)].flat())];
}

/** Parties as a message names them: the distinct VNets and sites. */
export function partiesText(parties: readonly Party[]): string {
  return listed(namesOf(parties));
}

/**
 * Senders and receivers as a message names them: "from spoke1 to dc1", "between spoke1 and spoke2", "inside spoke1".
 */
export function trafficText(senders: readonly Party[], receivers: readonly Party[]): string {
  const [from, to] = [namesOf(senders), namesOf(receivers)];
  if (from.join('\n') !== to.join('\n')) return `from ${listed(from)} to ${listed(to)}`;
  return from.length === 1 ? `inside ${from[0]}` : `between ${listed(from)}`;
}

function namesOf(parties: readonly Party[]): readonly string[] {
  return [...new Set(parties.map(({ vnet, label }) => vnet?.label ?? label))].sort();
}
