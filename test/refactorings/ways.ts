import { type Address, address, type DeclId, type Snapshot, type Trace } from '@azroute/engine';

/** An end of packets: a NIC, a private endpoint or a host, by names that stay when a subnet is split or merged. */
interface End {
  readonly name: string;
  readonly id: DeclId;
  readonly addresses: readonly Address[];
}

/** What becomes of the packets between all declared ends and to the Internet, without addresses and names of subnets. */
export function waysIn(snapshot: Snapshot): readonly string[] {
  const ends = endsIn(snapshot);
  const outside: End = { name: 'Internet', id: '', addresses: [address('203.0.113.77')] };
  return ends
    .flatMap((from) =>
      [...ends, outside].flatMap((to) =>
        to.addresses.map((destination) => {
          const trace = snapshot.trace(from.id, destination);
          return `${from.name} ${to.name} ${destination.family}: ${trace && way(trace)}`;
        }),
      ),
    )
    .sort();
}

/** The pairs of ends between which packets arrived before and do not after. */
export function lost(before: readonly string[], after: readonly string[]): readonly string[] {
  const pair = (line: string) => line.slice(0, line.indexOf(': '));
  const arriving = (lines: readonly string[]) =>
    lines.filter((line) => [...line.matchAll(/\((\w+)\)/g)].every(([, verdict = '']) => arrivals.has(verdict)));
  const now = new Set(arriving(after).map(pair));
  return arriving(before)
    .map(pair)
    .filter((one) => !now.has(one));
}

const arrivals: ReadonlySet<string> = new Set<Trace['verdict']>(['delivered', 'internet']);

function way({ hops, verdict, branches }: Trace): string {
  const passed = hops.map(({ device, tunnel }) => `${device} ${tunnel ?? ''}`).join(' > ');
  return `${passed} (${branches.length > 0 ? branches.map(way).sort().join('|') : verdict})`;
}

function endsIn({ topology: { vnets, sites, nvas } }: Snapshot): readonly End[] {
  const inSubnets = vnets.flatMap((vnet) =>
    vnet.subnets.flatMap(({ nics, privateEndpoints }) => [
      ...nics.map(({ name, id, addresses }) => ({ name: `${vnet.name} ${name}`, id, addresses })),
      ...privateEndpoints.map((one) => ({ name: `${vnet.name} ${one.name}`, id: one.id, addresses: [one.address] })),
    ]),
  );
  const hosts = [...sites, ...nvas].flatMap((home) =>
    home.hosts.map(({ name, id, address: own }) => ({ name: `${home.name} ${name}`, id, addresses: [own] })),
  );
  return [...inSubnets, ...hosts];
}
