import type { Host, Nva, PlacedNic, Prefix, Topology } from '@azroute/engine';
import type { CheckContext } from './check-context.js';
import { listed } from './listed.js';
import { PrefixIndex } from './prefix-index.js';
import { writtenAt } from './written-at.js';

/** Networks that appliances deliver themselves, and hosts: in them, in sites, and point-to-site clients (R283, R102). */
export function checkConnected(context: CheckContext): void {
  const { vnets, nvas, sites } = context.topology;
  for (const { label, addressSpace, hosts } of sites) {
    // A site without address space has its hosts nowhere else.
    if (addressSpace.length > 0) checkHosts(context, label, 'address', addressSpace, hosts);
  }
  const places = nvas.some(({ connected }) => connected.length > 0) ? placesOf(context.topology) : new Map();
  for (const nva of nvas) {
    checkNetworks(
      context,
      nva,
      nva.nics.flatMap((nic) => places.get(nic) ?? []),
    );
    checkHosts(context, nva.label, 'connected', nva.connected, nva.hosts);
  }
  for (const { vpnGateways } of vnets) {
    for (const { label, pointToSite, hosts } of vpnGateways) {
      checkHosts(context, label, 'pointToSite', pointToSite, hosts);
    }
  }
}

type Place = Pick<PlacedNic, 'nic' | 'subnet'>;

function placesOf({ vnets }: Topology): Map<string, Place> {
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  return new Map(subnets.flatMap((subnet) => subnet.nics.map((nic) => [nic.id, { nic, subnet }] as const)));
}

function checkNetworks(context: CheckContext, nva: Nva, places: readonly Place[]): void {
  const subnets = new PrefixIndex<{ readonly text: string; readonly label: string }>(nva.connected);
  for (const { prefixes, label } of new Set(places.map(({ subnet }) => subnet))) {
    for (const prefix of prefixes) subnets.add(prefix, { text: prefix.text, label });
  }
  const families = new Set(places.flatMap(({ nic }) => nic.addresses.map(({ family }) => family)));
  const earlier = new PrefixIndex<string>(nva.connected);
  const written = writtenAt(context, nva.id, 'connected', nva.connected);
  nva.connected.forEach((prefix, index) => {
    const at = written(index);
    const subnet = subnets.firstOverlapping(prefix);
    const other = earlier.firstOverlapping(prefix);
    earlier.add(prefix, prefix.text);
    if (subnet) {
      const message = `${prefix.text} of ${nva.label} overlaps its own subnet ${subnet.label}, which has ${subnet.text}. Azure delivers the addresses of a subnet to the NICs that have them; name only networks behind ${nva.label}.`;
      context.report('AZR025', nva.id, at, message);
    } else if (other !== undefined) {
      const message = `${prefix.text} and ${other} of ${nva.label} overlap; remove the one that is inside the other.`;
      context.report('AZR025', nva.id, at, message);
    }
    if (families.size > 0 && !families.has(prefix.family)) {
      const message = `${nva.label} has no IPv${prefix.family} address, so nothing brings it packets for ${prefix.text}; give one of its NICs an IPv${prefix.family} address.`;
      context.report('AZR033', nva.id, at, message);
    }
  });
}

function checkHosts(
  context: CheckContext,
  label: string,
  keyword: string,
  prefixes: readonly Prefix[],
  hosts: readonly Host[],
): void {
  if (hosts.length === 0) return;
  const inside = new PrefixIndex<true>();
  for (const prefix of prefixes) inside.add(prefix, true);
  const owners = new Map<string, Host>();
  for (const host of hosts) {
    const { text } = host.address;
    const at = { property: 'address' };
    if (!inside.firstContaining(host.address)) {
      const known = prefixes.length > 0 ? `which has ${listed(prefixes, (prefix) => prefix.text)}` : 'which has none';
      const message = `${text} of ${host.label} is outside the ${keyword} prefixes of ${label}, ${known}; nothing leads to it.`;
      context.report('AZR021', host.id, at, message);
    }
    const owner = owners.get(text);
    if (!owner) {
      owners.set(text, host);
      continue;
    }
    const message = `${text} of ${host.label} belongs to ${owner.label} already; give one of the two another address.`;
    context.report('AZR023', host.id, at, message, context.related(owner.id, 'address', `${owner.label} has ${text}.`));
  }
}
