import type { Party } from './flows/party.js';
import { listed } from './listed.js';

/** All parties of some lists, each once: flows of one kind share one list, and there are many flows. */
export function allParties(lists: Iterable<readonly Party[]>): readonly Party[] {
  return [...new Set([...new Set(lists)].flat())];
}

/** Parties as a message names them: by VNet or site, each once. */
export function partiesText(parties: readonly Party[]): string {
  return listed(namesOf(parties));
}

/** "from spoke1 to dc1", "between spoke1 and spoke2", "inside spoke1": whose packets a message is about. */
export function trafficText(senders: readonly Party[], receivers: readonly Party[]): string {
  const [from, to] = [namesOf(senders), namesOf(receivers)];
  if (from.join('\n') !== to.join('\n')) return `from ${listed(from)} to ${listed(to)}`;
  return from.length === 1 ? `inside ${from[0]}` : `between ${listed(from)}`;
}

function namesOf(parties: readonly Party[]): readonly string[] {
  return [...new Set(parties.map(({ vnet, label }) => vnet?.label ?? label))].sort();
}
