import type { Topology } from '../../topology/index.js';

/** The copy of a part whose appliances have the next AS numbers that are free. Those that shared one still do. */
export function withOtherAsns(topology: Topology, copy: Topology): Topology {
  const taken = [...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)].flatMap(({ asn }) => asn ?? []);
  const others = new Map<number, number>();
  const nvas = copy.nvas.map((nva) => {
    if (nva.asn === undefined) return nva;
    const asn = others.get(nva.asn) ?? nextFree(nva.asn, [...taken, ...others.values()]);
    others.set(nva.asn, asn);
    return { ...nva, asn };
  });
  return { ...copy, nvas };
}

function nextFree(asn: number, taken: readonly number[]): number {
  let next = asn + 1;
  while (taken.includes(next)) next++;
  return next;
}
