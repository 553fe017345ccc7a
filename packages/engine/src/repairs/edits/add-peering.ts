import { listed } from '../../findings/listed.js';
import type { Topology } from '../../topology/index.js';
import { freeId } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { AddPeering } from './topology-edit.js';

export const addPeering: EditKind<AddPeering> = {
  apply,
  alters: ({ a, b }, { peerings }) =>
    peerings.filter((one) => one.a.vnet === a.vnet && one.b.vnet === b.vnet).map(({ id }) => id),
  touches: anyPacket,
  words: (edits, _all, network) =>
    `peer ${listed(edits.map(({ a, b }) => `${network.label(a.vnet)} with ${network.label(b.vnet)}`))}`,
};

/** Fails if the two are peered already. */
function apply(topology: Topology, { a, b }: AddPeering): Topology | undefined {
  const labels = [a, b].flatMap(({ vnet }) => topology.vnets.find(({ id }) => id === vnet)?.label ?? []);
  const ends = [a.vnet, b.vnet];
  const isPeered = topology.peerings.some((one) => ends.includes(one.a.vnet) && ends.includes(one.b.vnet));
  const isEmpty = [a, b].some(({ subnets }) => subnets?.length === 0);
  if (labels.length < 2 || a.vnet === b.vnet || isPeered || isEmpty) return undefined;
  const label = labels.join(' <-> ');
  const id = freeId(`peering:${label}`, topology.peerings);
  return { ...topology, peerings: [...topology.peerings, { kind: 'peering', id, label, oneSided: false, a, b }] };
}
