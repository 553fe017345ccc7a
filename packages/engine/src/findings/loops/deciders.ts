import { type Address, hostPrefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { HubNextHop, HubRoutes } from '../../effective/hubs/hub-routes.js';
import { onwardTo } from '../../effective/onward-to.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import type { BestRoutes, InstalledRoutes } from '../../forwarding/best-routes.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import type { OsEntry, OsTable } from '../../forwarding/os-table.js';
import { ownAddressesOf } from '../../forwarding/own-addresses.js';
import type { Decisive, World } from '../../forwarding/world.js';
import { declaredOf } from '../../topology/index.js';
import type { Decider } from './classes.js';
import type { ForwardingPlace } from './forwarding-places.js';

/** What decides where packets go. */
export interface Deciders {
  /** The addresses that devices treat as their own, then the tables of all places, each once. */
  readonly all: readonly Decider[];
  /** The tables by which each place decides, in the order of the places, without its own addresses. */
  readonly byPlace: readonly (readonly Decider[])[];
}

/** The tables by which the forwarding places decide, and the addresses that they treat as their own. */
export function decidersOf(world: World, places: readonly ForwardingPlace[]): Deciders {
  const byPlace = places.map((place) => {
    checkpoint();
    return decidersAt(world, place);
  });
  return { all: [...new Set([ownAddresses(world), ...byPlace.flat()])], byPlace };
}

function decidersAt(world: World, { kind, device }: ForwardingPlace): readonly Decider[] {
  return world.place(kind).decisives(world, device).map(deciderOf);
}

function deciderOf(decisive: Decisive): Decider {
  switch (decisive.by) {
    case 'rows':
      return ofTable(decisive.table);
    case 'rowsAndLengths':
      return ofSubnetTable(decisive.table);
    case 'routes':
      return ofSpeaker(decisive.routes);
    case 'hubRoutes':
      return ofHub(decisive.routes);
    case 'operatingSystem':
      return ofOperatingSystem(decisive.table);
  }
}

/** Makes one decider per source; it stays the same object as long as the source is kept. */
function once<S extends object>(make: (source: S) => Decider): (source: S) => Decider {
  const made = new WeakMap<S, Decider>();
  return (source) => {
    const decider = made.get(source) ?? make(source);
    made.set(source, decider);
    return decider;
  };
}

/** The token of an effective route: the devices that it leads to. All routes at which packets end have the same one. */
function rowToken(row: EffectiveRoute): string {
  const devices = row.nextHops.flatMap(({ action }) => onwardTo(action) ?? []);
  return devices.length === 0 ? 'ends' : devices.sort().join();
}

const ofTable = once((table: EffectiveTable) => rowsOf(table, rowToken));

const ofSubnetTable = once((table: EffectiveTable) => rowsOf(table, (row) => `${rowToken(row)}/${row.prefix?.length}`));

function rowsOf(table: EffectiveTable, token: (row: EffectiveRoute) => string): Decider {
  return {
    entries: table.routes.flatMap((row) =>
      row.state === 'Active' && row.prefix ? [{ prefix: row.prefix, token: token(row) }] : [],
    ),
  };
}

const ofOperatingSystem = once((table: OsTable) => ({
  entries: table.groups().flatMap((group) => {
    const [first] = group;
    return first ? [{ prefix: first.prefix, token: group.map(osToken).join() }] : [];
  }),
}));

/** The token of an OS route: where it leads, and where it comes from. */
export function osToken({ target, origin, session }: OsEntry): string {
  const source = session?.local ?? origin;
  switch (target.to) {
    case 'nic':
      return `${target.nic} ${source}`;
    case 'tunnel':
      return `${target.tunnel} ${source}`;
    case 'connection':
      return `${target.far} ${source}`;
    case 'itself':
    case 'drop':
      return target.to;
  }
}

const ofSpeaker = once((routes: readonly InstalledRoutes[]) => {
  const tokens = new Map<BestRoutes, string>();
  return {
    entries: routes.map(({ prefix, shared }) => {
      const token = tokens.get(shared) ?? bestToken(shared);
      tokens.set(shared, token);
      return { prefix, token: `${prefix.length} ${token}` };
    }),
  };
});

/** The routes of a hub's table, and the static routes of connections that decide behind them (W031). */
const ofHub = once(({ rows, statics }: HubRoutes) => ({
  entries: [
    ...rows.map(({ prefix, nextHops }) => ({
      prefix,
      token: `${prefix.length} ${nextHops.map(hopToken).sort().join()}`,
    })),
    ...statics.map(({ prefix, nextHop }) => ({ prefix, token: `static ${nextHop.text}` })),
  ],
}));

function hopToken(hop: HubNextHop): string {
  return Object.values(hop)
    .map((value) => (Array.isArray(value) ? value.map(({ text }: Address) => text).join() : value))
    .join(' ');
}

/** The token of the best routes of a speaker: what they mean for forwarding. */
export function bestToken(best: BestRoutes): string {
  const parts = best.map(({ own, session, nextHops, parent }) =>
    own
      ? `${own.kind} ${'far' in own ? own.far : ''}${own.kind === 'static' ? JSON.stringify(own.target) : ''}`
      : `${session?.local} ${session?.tunnel ?? ''} ${parent?.session?.localKind ?? ''} ${nextHops.map(({ text }) => text).join()}`,
  );
  return parts.sort().join();
}

/** The addresses that devices and load balancers deliver themselves instead of forwarding. */
export function ownAddresses(world: World): Decider {
  const decider = own.get(world.devices) ?? {
    entries: [...world.network.everything()].flatMap((thing) => {
      const token = declaredOf(thing).id;
      return ownAddressesOf(world, thing).map((address) => ({ prefix: hostPrefix(address), token }));
    }),
  };
  own.set(world.devices, decider);
  return decider;
}

const own = new WeakMap<DeviceTables, Decider>();
