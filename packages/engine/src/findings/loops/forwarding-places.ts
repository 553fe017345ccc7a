import { type PlaceKind, placeKinds } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId } from '../../topology/index.js';

/** A place at which packets can be forwarded, and so can loop. */
export interface ForwardingPlace {
  readonly kind: PlaceKind;
  readonly device: DeclId;
}

/** All forwarding places of a topology, sorted so that nothing depends on the order of declarations. */
export function forwardingPlaces(world: World): readonly ForwardingPlace[] {
  const places = placeKinds.flatMap((kind) =>
    [...world.place(kind).devices(world.network.topology)].map((device): ForwardingPlace => ({ kind, device })),
  );
  return places.sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
}

/** A key that is equal for equal places. */
export function placeKey({ kind, device }: ForwardingPlace): string {
  return `${kind} ${device}`;
}
