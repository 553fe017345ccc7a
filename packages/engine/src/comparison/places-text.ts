import { grouped } from '../collections.js';
import type { Party } from '../findings/flows/party.js';
import { listed } from '../findings/listed.js';
import { type Network, servesOthers, type Vnet } from '../topology/index.js';

/** Up to how many networks a text names one by one. */
const named = 2;

type Kind = 'spoke' | 'VNet' | 'site' | 'pool of clients' | 'network behind an appliance';

/**
 * Parties as things that a person can picture: the names of their networks, or how many of each kind: "spoke1 and dc1",
 * "hub1, 300 spokes and 2 sites".
 * @returns the text, and whether it stands for several things
 */
export function placesText(
  network: Network,
  parties: Iterable<Party>,
): { readonly text: string; readonly several: boolean } {
  const places = new Map<string, { readonly kind: Kind; readonly label: string }>();
  for (const party of parties) {
    const key = party.vnet?.id ?? party.id;
    if (!places.has(key)) places.set(key, { kind: kindOf(network, party), label: labelOf(network, party) });
  }
  const several = places.size > 1;
  if (places.size <= named) return { text: listed([...places.values()].map(({ label }) => label)), several };
  const kinds = [...grouped(places.values(), ({ kind }) => kind)];
  const texts = kinds.map(([kind, [first, ...more]]) =>
    more.length === 0 ? first.label : counted(more.length + 1, kind),
  );
  return { text: listed(texts), several };
}

/** A number with its noun: "1 loop", "2 loops". */
export function counted(count: number, noun: string): string {
  if (count === 1) return `${count} ${noun}`;
  return `${count} ${noun.replace(/^(\w+)/, (word) => `${word}s`)}`;
}

function labelOf(network: Network, { vnet, id, kind, label }: Party): string {
  if (vnet) return vnet.label;
  return kind === 'site' ? network.label(id) : label;
}

function kindOf(network: Network, { vnet, kind }: Party): Kind {
  if (vnet) return isSpoke(network, vnet) ? 'spoke' : 'VNet';
  if (kind === 'site') return 'site';
  return kind === 'pointToSite' ? 'pool of clients' : 'network behind an appliance';
}

/** Whether a VNet has neither gateways nor anything through which others send. */
function isSpoke(network: Network, vnet: Vnet): boolean {
  return (
    !servesOthers(vnet) &&
    vnet.firewalls.length === 0 &&
    vnet.subnets.every(({ nics }) => nics.every(({ id }) => !network.nvaOfNic(id)))
  );
}
