import type { Party } from './flows/party.js';
import { listed } from './listed.js';

/** Parties as a message names them: by VNet or site, each once. */
export function partiesText(parties: readonly Party[]): string {
  const names = new Set(parties.map(({ vnet, label }) => vnet?.label ?? label));
  return listed([...names].sort());
}
