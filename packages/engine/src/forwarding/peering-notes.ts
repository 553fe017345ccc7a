import { type Address, contains } from '../address/index.js';
import type { DeclId, Neighbour, Network } from '../topology/index.js';
import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import type { Note } from './trace.js';

/** R083: a forwarded packet that crosses a peering without allowForwardedTraffic gets a note; a drop is not certain. */
export function peeringNotes(network: Network, state: State, outcome: Outcome, source: Address | undefined): Note[] {
  return outcome.crossings.flatMap(({ from, neighbour }) => {
    if (neighbour.remote.allowForwardedTraffic) return [];
    const encapsulated = outcome.tunnel !== undefined || state.packet.legs.length > 0;
    if (encapsulated || isIn(network, from, outcome.newSource ?? source)) return [];
    return [foreignSource(network.label(from), neighbour, state.device)];
  });
}

function foreignSource(from: string, neighbour: Neighbour, device: DeclId): Note {
  const known = foreignSources.get(neighbour);
  if (known && known.device === device) return known.note;
  const { vnet, peering } = neighbour;
  const note: Note = {
    remark: { kind: 'forwardedTrafficNotAllowed', peering: peering.id, receiver: vnet.id, device },
    rule: 'R083',
    text: `The packet crosses from ${from} to ${vnet.label} with a source outside ${from}, and ${vnet.label}'s half of the peering has no allowForwardedTraffic: set it, or the packet may be dropped.`,
    declarations: [peering.id, vnet.id, device],
  };
  foreignSources.set(neighbour, { device, note });
  return note;
}

/** The last note on a peering, because many packets of one device cross it. */
const foreignSources = new WeakMap<Neighbour, { readonly device: DeclId; readonly note: Note }>();

function isIn(network: Network, vnet: DeclId, address: Address | undefined): boolean {
  if (!address) return true;
  return network.vnet(vnet)?.addressSpace.some((prefix) => contains(prefix, address)) ?? false;
}
