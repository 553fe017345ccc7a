import { type Address, address, type DeclId, type Snapshot, type Trace } from '@azroute/engine';
import { addressesOf } from '../../packages/engine/src/topology/index.js';

/** An end of packets: a NIC, a private endpoint or a host, by names that stay when a subnet is split or merged. */
interface End {
  readonly name: string;
  readonly id: DeclId;
  readonly addresses: readonly Address[];
  /** What receives its packets: itself, or the appliance that has the NIC; undefined for the Internet. */
  readonly receiver: DeclId | undefined;
}

/** What becomes of the packets between all declared ends and to the Internet, without addresses and names of subnets. */
export function waysIn(snapshot: Snapshot): readonly string[] {
  const ends = endsIn(snapshot);
  const outside: End = { name: 'Internet', id: '', addresses: [address('203.0.113.77')], receiver: undefined };
  return ends
    .flatMap((from) =>
      [...ends, outside].flatMap((to) =>
        to.addresses.map((destination, n) => {
          const trace = snapshot.trace(from.id, destination);
          return `${from.name} ${to.name} ${destination.family}.${n}: ${trace && way(trace, to.receiver)}`;
        }),
      ),
    )
    .sort();
}

/**
 * The ways in two states of the pairs of ends whose packets do not arrive at another place in the first one: if
 * something else there has the address of the receiver, packets to it were none to the receiver.
 */
export function comparable(before: readonly string[], after: readonly string[]) {
  const strayed = new Set(before.filter((line) => line.includes('(elsewhere)')).map(pair));
  const kept = (lines: readonly string[]) => lines.filter((line) => !strayed.has(pair(line)));
  return { before: kept(before), after: kept(after) };
}

/** The pairs of ends between which packets arrived before and do not after. */
export function lost(before: readonly string[], after: readonly string[]): readonly string[] {
  const arriving = (lines: readonly string[]) =>
    lines.filter((line) => [...line.matchAll(/\((\w+)\)/g)].every(([, verdict = '']) => arrivals.has(verdict)));
  const now = new Set(arriving(after).map(pair));
  return arriving(before)
    .map(pair)
    .filter((one) => !now.has(one));
}

function pair(line: string): string {
  return line.slice(0, line.indexOf(': '));
}

const arrivals: ReadonlySet<string> = new Set<Trace['verdict']>(['delivered', 'internet']);

function way({ hops, verdict, branches, end }: Trace, receiver: DeclId | undefined): string {
  const passed = hops.map(({ device, tunnel }) => `${device} ${tunnel ?? ''}`).join(' > ');
  const isElsewhere = verdict === 'delivered' && receiver !== undefined && !('to' in end && end.to === receiver);
  const own = isElsewhere ? 'elsewhere' : verdict;
  const after = branches.map((branch) => way(branch, receiver)).sort();
  return `${passed} (${branches.length > 0 ? after.join('|') : own})`;
}

function endsIn({ network, topology: { vnets, sites, nvas } }: Snapshot): readonly End[] {
  const inSubnets = vnets.flatMap((vnet) =>
    vnet.subnets.flatMap(({ nics, privateEndpoints }) => [
      ...nics.map((nic) => ({
        name: `${vnet.name} ${nic.name}`,
        id: nic.id,
        addresses: addressesOf(nic),
        receiver: network.nvaOfNic(nic.id)?.id ?? nic.id,
      })),
      ...privateEndpoints.map(({ name, id, address: own }) => ({
        name: `${vnet.name} ${name}`,
        id,
        addresses: [own],
        receiver: id,
      })),
    ]),
  );
  const hosts = [...sites, ...nvas].flatMap((home) =>
    home.hosts.map(({ name, id, address: own }) => ({
      name: `${home.name} ${name}`,
      id,
      addresses: [own],
      receiver: id,
    })),
  );
  return [...inSubnets, ...hosts];
}
