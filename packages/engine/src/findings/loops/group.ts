import { deviceOf } from '../../bgp/device-of.js';
import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import type { OsEntry } from '../../forwarding/os-table.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId } from '../../topology/index.js';
import type { Atoms } from './atoms.js';
import type { CaughtSpace } from './caught-space.js';
import type { Cycle } from './cycles.js';
import type { LoopRow } from './loop.js';
import type { CaughtAtoms } from './loop-senders.js';

/** Cycles that count as one loop: between the same devices, for the same reason. */
export interface LoopGroup extends CaughtAtoms {
  readonly key: string;
  readonly devices: readonly DeclId[];
  readonly loadBalancer: DeclId | undefined;
  readonly tunnel: DeclId | undefined;
  readonly intentions: ReadonlyMap<DeclId, OsEntry>;
  readonly rows: readonly LoopRow[];
}

/** A group to which cycles are still added. */
interface GroupBuilder {
  readonly devices: readonly DeclId[];
  readonly loadBalancer: DeclId | undefined;
  readonly tunnel: DeclId | undefined;
  readonly intentions: Map<DeclId, OsEntry>;
  readonly rows: Map<string, LoopRow>;
  readonly spaces: Map<number, CaughtSpace[]>;
}

/**
 * Groups cycles that run between the same devices while the operating systems of their NVAs intend the same far
 * devices. A self loop without an intended device is one loop per row that causes it.
 */
export function groupLoops(world: World, atoms: Atoms, caught: readonly CaughtSpace[]): readonly LoopGroup[] {
  const groups = new Map<string, GroupBuilder>();
  const devicesByLoadBalancer = new Map<DeclId, Named>();
  for (const space of caught) {
    const loadBalancer = ownLoadBalancer(space.cycle);
    const known = loadBalancer === undefined ? undefined : devicesByLoadBalancer.get(loadBalancer);
    const { devices, names } = known ?? devicesOf(world, space.cycle, loadBalancer);
    if (loadBalancer !== undefined) devicesByLoadBalancer.set(loadBalancer, { devices, names });
    const intentions = intentionsOf(world, atoms, space);
    const intended = [...new Set([...intentions.values()].flatMap((entry) => intendedDevice(entry) ?? []))].sort();
    const perRow = space.cycle.steps.length === 1 && intended.length === 0;
    const decisions = rowDecisions(world, space.cycle);
    const groupOf = (cause: string): GroupBuilder => {
      const key = [names, cause, atoms.family === 6 ? 'IPv6' : ''].filter(Boolean).join('|');
      const known = groups.get(key);
      if (known) return known;
      const tunnel = space.cycle.steps[0]?.state.packet.legs.at(-1)?.tunnel;
      const group = { devices, loadBalancer, tunnel, intentions: new Map(), rows: new Map(), spaces: new Map() };
      groups.set(key, group);
      return group;
    };
    const whole = perRow ? undefined : groupOf(intended.join());
    const noted = decisions.map(() => new Set<EffectiveRoute>());
    for (const atom of space.atoms) {
      checkpoint();
      const rows = decisions.map((decision) => rowFor(atoms, atom, decision));
      const group = whole ?? groupOf(rows.map(({ prefix }) => prefix?.text).join());
      addSpace(group.spaces, atom, space);
      for (const [nva, entry] of intentions) group.intentions.set(nva, entry);
      for (const [i, row] of rows.entries()) {
        const decision = decisions[i];
        // Most atoms of a group share their rows, so most rows are already noted.
        if (!decision || (whole && noted[i]?.has(row))) continue;
        noted[i]?.add(row);
        const { device, at } = decision;
        group.rows.set(`${at} ${row.prefix?.text}`, { device, at, row });
      }
    }
  }
  return [...groups].map(([key, group]) => finish(key, group)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Adds a space to those of an atom: NVAs behind one load balancer have a cycle each for the same atoms. */
function addSpace(spaces: Map<number, CaughtSpace[]>, atom: number, space: CaughtSpace): void {
  append(spaces, atom, space);
}

/** Joins the spaces of each atom into one, which is shared by all atoms of a class. */
function joined(spaces: ReadonlyMap<number, readonly CaughtSpace[]>): ReadonlyMap<number, CaughtSpace> {
  const wholes = new Map<string, CaughtSpace>();
  const numbers = new Map<CaughtSpace, number>();
  const found = new Map<number, CaughtSpace>();
  for (const [atom, parts] of spaces) {
    const [first] = parts;
    if (!first) continue;
    for (const part of parts) if (!numbers.has(part)) numbers.set(part, numbers.size);
    const key = parts.map((part) => numbers.get(part)).join();
    const whole =
      wholes.get(key) ??
      (parts.length === 1 ? first : { ...first, entries: new Set(parts.flatMap(({ entries }) => [...entries])) });
    wholes.set(key, whole);
    found.set(atom, whole);
  }
  return found;
}

/** The load balancer through which an NVA hands its packets to itself. */
function ownLoadBalancer({ steps }: Cycle): DeclId | undefined {
  return steps.length === 1 ? steps[0]?.outcomes.find(({ loadBalancer }) => loadBalancer)?.loadBalancer : undefined;
}

/** Devices, and a key that is equal for equal devices. */
interface Named {
  readonly devices: readonly DeclId[];
  readonly names: string;
}

function devicesOf(world: World, { steps }: Cycle, loadBalancer: DeclId | undefined): Named {
  const thing = loadBalancer === undefined ? undefined : world.network.thing(loadBalancer);
  const devices =
    thing?.kind === 'loadBalancer'
      ? thing.loadBalancer.backends.flatMap((nic) => world.network.nvaOfNic(nic)?.id ?? [])
      : steps.map(({ state }) => state.device);
  const sorted = [...new Set(devices)].sort();
  return { devices: sorted, names: sorted.join() };
}

function finish(key: string, { intentions, rows, spaces: parts, ...same }: GroupBuilder): LoopGroup {
  const spaces = joined(parts);
  const entryDevices = new Set<DeclId>();
  for (const { entries } of new Set(spaces.values())) {
    for (const entry of entries) entryDevices.add(entry.slice(entry.indexOf(' ') + 1));
  }
  return {
    key,
    ...same,
    intentions,
    rows: [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    content: contentOf(spaces),
    atoms: [...spaces.keys()].sort((a, b) => a - b),
    entryDevices,
    spaceOf: (atom) => spaces.get(atom),
  };
}

function contentOf(spaces: ReadonlyMap<number, CaughtSpace>): string {
  const atomsOf = new Map<string, number[]>();
  const keys = new Map<ReadonlySet<string>, string>();
  for (const [atom, { entries }] of spaces) {
    const key = keys.get(entries) ?? [...entries].sort().join();
    keys.set(entries, key);
    append(atomsOf, key, atom);
  }
  return [...atomsOf].map(([entries, atoms]) => `${entries}: ${atoms.sort((a, b) => a - b).join()}`).join(';');
}

/**
 * The device that a route of an NVA's operating system is meant to reach; undefined for a default or connected route.
 */
export function intendedDevice(entry: OsEntry | undefined): DeclId | undefined {
  if (!entry) return undefined;
  const side = entry.bgpRoute?.session;
  const sender = side && deviceOf(side.local);
  if (sender !== undefined) return sender;
  if (entry.target.to === 'tunnel') return entry.target.tunnel;
  if (entry.target.to === 'connection') return entry.target.far;
  return entry.target.to === 'nic' && entry.origin === 'static' ? entry.target.via?.text : undefined;
}

function intentionsOf(world: World, atoms: Atoms, { cycle, atoms: own }: CaughtSpace): ReadonlyMap<DeclId, OsEntry> {
  const intentions = new Map<DeclId, OsEntry>();
  const [first] = own;
  for (const { state } of cycle.steps) {
    const nva = state.kind === 'nva' ? world.network.nva(state.device) : undefined;
    if (!nva || first === undefined || intentions.has(nva.id)) continue;
    const destination = state.packet.legs.at(-1)?.destination ?? atoms.representative(first);
    const [entry] = world.devices.osTable(nva).lookup(destination);
    if (entry) intentions.set(nva.id, entry);
  }
  return intentions;
}

/** A decision by an effective route, with the table that contains the route. */
interface RowDecision {
  readonly device: DeclId;
  readonly at: DeclId;
  readonly row: EffectiveRoute;
  /** Undefined if the lookup was for the outer address of a tunnel instead of the destination. */
  readonly table: EffectiveTable | undefined;
}

function rowDecisions(world: World, cycle: Cycle): readonly RowDecision[] {
  return cycle.steps.flatMap(({ state: { device }, outcomes }) =>
    outcomes.flatMap(({ decisions }) =>
      decisions.flatMap(({ at, row, outer }): RowDecision[] =>
        row ? [{ device, at, row, table: outer ? undefined : tableAt(world, at) }] : [],
      ),
    ),
  );
}

/** The row that decides for an atom; for the example of its class, `row` decided. */
function rowFor(atoms: Atoms, atom: number, { row, table }: RowDecision): EffectiveRoute {
  return table?.lookup(atoms.representative(atom)) ?? row;
}

function tableAt(world: World, at: DeclId): EffectiveTable | undefined {
  return world.network.nic(at) ? world.tables.ofNic(at) : world.tables.ofSubnet(at);
}
