import { address, type DeclId, type Snapshot, type Trace, type Verdict } from '@azroute/engine';

/** What becomes of a packet, and the declarations that it is delivered to: a NIC with its appliance and that one's other NICs. */
interface Fate {
  readonly verdict: Verdict;
  readonly owners: readonly DeclId[];
}

/** What becomes of packets, by their sender and destination. */
export type Verdicts = ReadonlyMap<string, Fate>;

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
  const found = new Map<string, Fate>();
  for (const one of [...nics.filter((nic) => !ofNvas.has(nic.id)), ...hosts]) {
    const { id } = one;
    const own = 'addresses' in one ? one.addresses : [one.address];
    for (const to of destinations) {
      // What a machine sends to itself leaves it only if its site gives the address away.
      if (own.some(({ text }) => text === to.text)) continue;
      const trace = snapshot.trace(id, to);
      if (trace) found.set(`${id} to ${to.text}`, { verdict: trace.verdict, owners: ownersOf(snapshot, trace) });
    }
  }
  return found;
}

/** What has the address and gets packets to it; a device at which a tunnel with that address ends is none. */
function ownersOf(snapshot: Snapshot, { destination, end, branches }: Trace): readonly DeclId[] {
  if (branches.length > 0) return branches.flatMap((branch) => ownersOf(snapshot, branch));
  if (end.kind !== 'delivered') return [];
  const { network } = snapshot;
  const nva = network.nva(end.to) ?? network.nvaOfNic(end.to);
  const ids = nva ? nva.nics : [end.to];
  const hasIt = ids.some((id) => addressesOf(network, id).includes(destination.text));
  return hasIt ? [end.to, ...ids, ...(nva ? [nva.id] : [])] : [];
}

function addressesOf(network: Snapshot['network'], id: DeclId): readonly string[] {
  const thing = network.thing(id);
  if (thing?.kind === 'nic') return [...thing.nic.addresses, ...thing.nic.secondaryAddresses].map(({ text }) => text);
  return thing?.kind === 'host' ? [thing.host.address.text] : [];
}

/** The packets that arrived before, and do not, or end elsewhere or at something else. */
export function lostPackets(before: Verdicts, after: Verdicts): readonly string[] {
  return [...before]
    .filter(([packet, { verdict, owners }]) => {
      if (verdict !== 'delivered' && verdict !== 'internet') return false;
      const now = after.get(packet);
      if (now?.verdict !== verdict) return true;
      return owners.length > 0 && !now.owners.some((id) => owners.includes(id));
    })
    .map(([packet]) => packet);
}
