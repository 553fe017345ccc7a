import { address, type DeclId, type Snapshot, type Verdict } from '@azroute/engine';

/** Becomes of packets, by their sender and destination. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/**
 * Verdicts of all packets between the NICs without an appliance, the hosts and the Internet, one trace each.
 * @param appliances the appliances that count; those of another version of the topology if both are to be compared
 */
export function verdictsOf(snapshot: Snapshot, appliances = snapshot.topology.nvas): Verdicts {
  const { vnets, sites } = snapshot.topology;
  const ofNvas = new Set<DeclId>(appliances.flatMap((nva) => nva.nics));
  const nics = vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
  const hosts = sites.flatMap((site) => site.hosts);
  const destinations = [
    ...nics.flatMap(({ addresses }) => addresses),
    ...hosts.flatMap((host) => host.address ?? []),
    address('8.8.8.8'),
  ];
  const found = new Map<string, Verdict>();
  for (const one of [...nics.filter((nic) => !ofNvas.has(nic.id)), ...hosts]) {
    const { id } = one;
    const own = 'addresses' in one ? one.addresses : [one.address];
    for (const to of destinations) {
      // What a machine sends to itself leaves it only if its site gives the address away.
      if (own.some(({ text }) => text === to.text)) continue;
      const verdict = snapshot.trace(id, to)?.verdict;
      if (verdict) found.set(`${id} to ${to.text}`, verdict);
    }
  }
  return found;
}

/** The packets that arrived before, and do not or end elsewhere. */
export function lostPackets(before: Verdicts, after: Verdicts): readonly string[] {
  return [...before]
    .filter(([packet, verdict]) => (verdict === 'delivered' || verdict === 'internet') && after.get(packet) !== verdict)
    .map(([packet]) => packet);
}
