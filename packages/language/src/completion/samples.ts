import { prefix, widened } from '@azroute/engine';
import type { Offer } from './offer.js';
import type { Place } from './place.js';
import { firewallAddresses, hostAddresses, routerAddresses, subnetAddresses } from './values/addresses.js';
import { asNumbers } from './values/as-numbers.js';
import { spacePrefixes, subnetPrefixes } from './values/subnets.js';

/** An example in a snippet, and what takes its place if it is known. */
interface Sample {
  readonly text: string;
  readonly value: (place: Place) => string | undefined;
}

const first = (offers: readonly Offer[]) => offers[0]?.text;
const address: Sample['value'] = (place) => first(subnetAddresses(place));

/** The examples in the snippets of statements, by the keys of their words. */
const samples: Readonly<Record<string, Sample>> = {
  'Vnet.subnet': { text: '10.0.0.0/24', value: (place) => first(subnetPrefixes(place)) },
  'Subnet.nic': { text: '10.0.0.4', value: address },
  loadBalancer: { text: '10.0.0.100', value: address },
  privateEndpoint: { text: '10.0.0.9', value: address },
  firewall: { text: '10.0.0.4', value: (place) => first(firewallAddresses(place)) },
  site: { text: '192.168.0.0/16', value: (place) => first(spacePrefixes(place, '192.168.0.0/16', 16, 1)) },
  router: { text: '192.168.0.1', value: (place) => first(routerAddresses(place)) },
  host: { text: '192.168.0.10', value: (place) => first(hostAddresses(place)) },
  'VpnGateway.host': { text: '172.16.0.10', value: (place) => first(hostAddresses(place)) },
  'Nva.host': { text: '10.244.0.7', value: (place) => first(hostAddresses(place)) },
  nva: { text: '65001', value: (place) => first(asNumbers(place, 'Nva')) },
};

/** A snippet with values that are free here in place of its examples. */
export function withSamples(place: Place, topic: string, snippet: string): string {
  if (topic === 'vnet') return vnetSnippet(place, snippet);
  const sample = samples[topic];
  const known = sample?.value(place);
  return sample && known !== undefined ? snippet.replace(sample.text, known) : snippet;
}

/** The subnet of a new virtual network lies in its address space. */
function vnetSnippet(place: Place, snippet: string): string {
  const [space, subnet] = ['10.0.0.0/16', '10.0.0.0/24'];
  const free = first(spacePrefixes(place, undefined, 16, 1));
  if (free === undefined) return snippet;
  const parsed = prefix(free);
  const inside = parsed.length < 24 ? widened(parsed, 24).text : free;
  return snippet.replace(space, free).replace(subnet, inside);
}
