import type { DeclId, Network } from '@azroute/engine';
import type { Draft, Wire } from './draft.js';
import { networksOf } from './networks.js';
import { onPremises } from './on-premises.js';
import type { FoldOptions } from './options.js';
import type { Band, Plan } from './plan.js';
import { vnetBands } from './vnets.js';
import { wires } from './wires.js';

/** Decides what is drawn: which boxes in which bands, with equal things as one, and the lines between them. */
export function fold(network: Network, options: FoldOptions): Plan {
  const { only } = options;
  const vnets = networksOf(network.topology).filter(({ id }) => only === undefined || only.has(id));
  const drawnAs = new Map<DeclId, DeclId>();
  const named = namedThings(network);
  const inBands = vnetBands({ network, options, named, drawnAs }, vnets);
  const bandOfVnet = new Map<DeclId, number>();
  inBands.forEach(({ hub, spokes }, i) => {
    for (const { id } of hub ? [hub.frame, ...spokes] : spokes) bandOfVnet.set(id, i);
  });
  for (const { id } of vnets) {
    const band = bandOfVnet.get(drawnAs.get(id) ?? id);
    if (band !== undefined) bandOfVnet.set(id, band);
  }
  const rows = onPremises(network, bandOfVnet, drawnAs, only !== undefined);
  const count = Math.max(inBands.length, rows.size > 0 ? 1 : 0);
  const bands: Band[] = Array.from({ length: count }, (_, i) => ({
    ...(inBands[i] ?? { location: undefined, hub: undefined, spokes: [] }),
    onPremises: rows.get(i) ?? [],
  }));
  const boxes = bands.flatMap(boxesOf);
  const drawn = new Set(boxes.flatMap(idsIn));
  for (const id of drawn) drawnAs.set(id, drawnAs.get(id) ?? id);
  const all = wires(network, drawnAs, drawn, options.legs);
  return { bands, wires: all.filter((wire) => !isInside(boxes, wire)), drawnAs };
}

/** The outer boxes of a band. */
export function boxesOf({ hub, spokes, onPremises }: Band): Draft[] {
  const sites = onPremises.flatMap(({ site, circuits }) => (site ? [site, ...circuits] : [...circuits]));
  return [...sites, ...(hub ? [hub.frame, ...hub.columns.flat()] : []), ...spokes];
}

/** Whether one end of a wire is inside the other one: a site delivers to its hosts. */
function isInside(boxes: readonly Draft[], { kind, from, to }: Wire): boolean {
  if (kind !== 'way') return false;
  const find = (list: readonly Draft[], id: DeclId): Draft | undefined => {
    for (const box of list) {
      const found = box.id === id ? box : find(box.children, id);
      if (found) return found;
    }
    return undefined;
  };
  const holds = (outer: DeclId, inner: DeclId) => {
    const box = find(boxes, outer);
    return box !== undefined && find(box.children, inner) !== undefined;
  };
  return holds(from, to) || holds(to, from);
}

function idsIn({ id, children }: Draft): DeclId[] {
  return [id, ...children.flatMap(idsIn)];
}

/** What sessions, connections, tunnels, load balancers and NVAs refer to. */
function namedThings({ topology }: Network): ReadonlySet<DeclId> {
  const { connections, sessions, tunnels, nvas, vnets } = topology;
  return new Set([
    ...[...connections, ...sessions, ...tunnels].flatMap(({ a, b }) => [a.device, b.device]),
    ...nvas.flatMap(({ nics }) => nics),
    ...vnets.flatMap(({ subnets }) =>
      subnets.flatMap(({ loadBalancers }) => loadBalancers.flatMap(({ backends }) => backends)),
    ),
  ]);
}
