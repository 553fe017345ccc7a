import type { Address } from '../../address/index.js';
import type { DeclId, ThingOf } from '../../topology/index.js';
import { enter } from '../enter.js';
import { noPassage, type Outcome } from '../outcome.js';
import type { Packet } from '../packet.js';
import type { PlaceKind } from '../state.js';
import type { PlaceRules, ThingRules, World } from '../world.js';
import { endHostPlace, endHostThing } from './end-host.js';

type Home = ThingOf<'host'>['home'];

/** Where packets of hosts start, by what they belong to. */
const starts: Readonly<Record<Home['kind'], PlaceKind>> = { site: 'site', nva: 'behind', vpnGateway: 'behind' };

/** A host: of a site, in a network that an NVA delivers itself, or a point-to-site client of a gateway. */
export const host = {
  /** Where the packets of a host start that can only be reached through one device. */
  behind: {
    ...endHostPlace,
    next: sends,
  } satisfies PlaceRules,

  thing: {
    ...endHostThing,
    sends: (_, { home, host: { address } }) => ({ kind: starts[home.kind], device: home.id, addresses: [address] }),
  } satisfies ThingRules<'host'>,
};

function sends(world: World, device: DeclId, packet: Packet): Outcome[] {
  const kind = world.network.thing(device)?.kind === 'nva' ? 'nva' : 'vpnGatewayTunnelSide';
  return [enter(world, kind, device, packet, noPassage)];
}

/** The host with an address, of those that are declared in a device. */
export function hostAt({ hosts }: Home, { text }: Address): DeclId | undefined {
  return hosts.find(({ address }) => address.text === text)?.id;
}
