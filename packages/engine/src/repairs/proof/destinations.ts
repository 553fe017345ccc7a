import { type Address, addressAt, contains, type Prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { existingSpaces } from '../../findings/loops/existing.js';
import { isPrivateAddress, someInternetAddress } from '../../forwarding/special-addresses.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network } from '../../topology/index.js';
import { editKind } from '../edits/edit-kinds.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** A destination in use, and its VNet. */
export interface Destination {
  readonly address: Address;
  readonly vnet: DeclId | undefined;
}

/** The destinations whose packets may take another path after the edits: see {@link destinationsOf}. */
export function touchedDestinations(
  world: World,
  finding: Finding,
  edits: readonly TopologyEdit[],
): readonly Destination[] {
  const all = destinationsOf(world, finding);
  const prefixes: Prefix[] = [];
  for (const edit of edits) {
    const touched = editKind(edit.kind).touches(edit);
    if (!touched) return all;
    prefixes.push(...touched);
  }
  const inside = (to: Address) => prefixes.some((prefix) => contains(prefix, to));
  const endpoints = world.network.topology.tunnels.flatMap(({ a, b }) => [endpointOf(world, a), endpointOf(world, b)]);
  // If an edit affects the far end of a tunnel, it affects everything that goes through the tunnel.
  if (endpoints.some((endpoint) => endpoint && inside(endpoint))) return all;
  return all.filter(({ address: to }) => inside(to));
}

/**
 * One address of each space in use, the one of the finding, and one of each part of the Internet that route tables
 * name.
 */
function destinationsOf({ network, devices }: World, { subject }: Finding): readonly Destination[] {
  const found = new Map<string, Destination>();
  const add = (to: Address, vnet?: DeclId) => {
    if (!found.has(to.text)) found.set(to.text, { address: to, vnet });
  };
  for (const { prefix, vnet, hosts } of existingSpaces(devices)) {
    add(hosts().find((host) => contains(prefix, host)) ?? fifthAddress(prefix), vnet);
  }
  if (subject?.kind === 'loop') add(subject.loop.example.destination);
  for (const prefix of publicPrefixes(network)) if (prefix.length > 0) add(fifthAddress(prefix));
  add(someInternetAddress);
  return [...found.values()];
}

function publicPrefixes({ topology }: Network): readonly Prefix[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) =>
      'prefix' in destination && !isPrivateAddress(fifthAddress(destination.prefix)) ? [destination.prefix] : [],
    ),
  );
}

function fifthAddress(prefix: Prefix): Address {
  const hostBits = (prefix.family === 4 ? 32 : 128) - prefix.length;
  return addressAt(prefix, hostBits >= 3 ? 4 : 0);
}
