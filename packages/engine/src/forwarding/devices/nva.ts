import type { Address } from '../../address/index.js';
import { addressesOf, type DeclId, type Nva } from '../../topology/index.js';
import { osEntryText } from '../describe.js';
import { enter, enterFarEnd } from '../enter.js';
import { sendIntoFabric } from '../fabric.js';
import type { OsEntry } from '../os-table.js';
import { after, ends, noPassage, type Outcome, type Passage } from '../outcome.js';
import { isAddressOf } from '../own-addresses.js';
import { type Packet, wireDestination } from '../packet.js';
import { isPrivateAddress } from '../special-addresses.js';
import type { Decision, Note } from '../trace.js';
import { intoTunnel } from '../tunnel.js';
import type { Decisive, PlaceRules, ThingRules, World } from '../world.js';
import { hostAt } from './host.js';

/** A network virtual appliance. */
export const nva = {
  place: {
    next: forwards,
    tables: (world, device) => world.network.nva(device)?.nics.map((nic) => world.tables.ofNic(nic)) ?? [],
    hop: 'nva',
    devices: ({ nvas }) => nvas.map(({ id }) => id),
    decisives,
  } satisfies PlaceRules,

  thing: {
    sends: (world, thing) => ({ kind: 'nva', device: thing.nva.id, addresses: firstAddresses(world, thing.nva) }),
    connectionEnd: 'nva',
    tunnelEnd: 'nva',
    tunnelAddress: (world, thing) => firstAddresses(world, thing.nva)[0],
    addresses: (world, thing) => world.network.nicsOf(thing.nva).flatMap(({ nic }) => addressesOf(nic)),
  } satisfies ThingRules<'nva'>,
};

function firstAddresses({ network }: World, declared: Nva): readonly Address[] {
  return network.nicsOf(declared)[0]?.nic.addresses ?? [];
}

function decisives(world: World, device: DeclId): readonly Decisive[] {
  const declared = world.network.nva(device);
  if (!declared) return [];
  const tables = new Set(world.network.nicsOf(declared).flatMap(({ nic }) => world.tables.ofNic(nic.id) ?? []));
  return [
    { by: 'operatingSystem', table: world.devices.osTable(declared) },
    ...[...tables].map((table) => ({ by: 'rows', table }) as const),
  ];
}

/** An NVA forwards: its operating system decides first, then the effective routes of the NIC that it sends from (R189). */
function forwards(world: World, nvaId: DeclId, packet: Packet): Outcome[] {
  const nva = world.network.nva(nvaId);
  const leg = packet.legs.at(-1);
  // What it sends to itself leaves it by no route.
  if (!leg && isAddressOf(world, nvaId, packet.destination)) return [enter(world, 'nva', nvaId, packet, noPassage)];
  if (nva && leg?.from === nvaId) return outerPacketOut(world, nva, leg.source, packet);
  const entries = nva ? world.devices.osTable(nva).lookup(wireDestination(packet)) : [];
  if (!nva || entries.length === 0) {
    const text = `The operating system of ${world.network.label(nvaId)} has no route to ${wireDestination(packet).text}.`;
    return [ends(noPassage, { kind: 'noRoute', device: nvaId }, { rule: 'R208', text, declarations: [nvaId] })];
  }
  return entries.flatMap((entry) => follow(world, nva, entry, packet));
}

function follow(world: World, nva: Nva, entry: OsEntry, packet: Packet): Outcome[] {
  const decisions = [osDecision(world, nva, entry, packet)];
  const passage: Passage = { ...noPassage, decisions };
  const { target } = entry;
  switch (target.to) {
    case 'drop': {
      const text = `${nva.label} discards ${wireDestination(packet).text}: ${osEntryText(world, entry)}.`;
      return [
        ends(
          passage,
          { kind: 'discarded', device: nva.id },
          { rule: 'R189', text, declarations: [entry.osRoute?.id ?? nva.id, nva.id] },
        ),
      ];
    }
    case 'itself':
      return [intoOwnNetwork(world, nva, entry, packet, passage)];
    case 'connection':
      return [enterFarEnd(world, target.far, packet, passage)];
    case 'tunnel':
      return encapsulated(world, nva, target.tunnel, packet, passage);
    case 'nic':
      return out(world, nva, target.nic, packet).map((outcome) =>
        after(decisions, outcome, sourceAfter(world, nva, target.nic, packet, outcome)),
      );
  }
}

/** R283: the packet is for something in a network that the NVA delivers itself. */
function intoOwnNetwork(world: World, nva: Nva, entry: OsEntry, packet: Packet, passage: Passage): Outcome {
  const destination = wireDestination(packet);
  const leg = packet.legs.at(-1);
  if (leg) {
    const text = `The outer packet of tunnel ${world.network.label(leg.tunnel)} reaches ${entry.prefix.text} of ${nva.label} (${destination.text}), where the tunnel does not end.`;
    const end = { kind: 'tunnelEndsElsewhere', tunnel: leg.tunnel, at: nva.id } as const;
    return ends(passage, end, { rule: 'R217', text, declarations: [leg.tunnel, nva.id] });
  }
  const host = hostAt(nva, destination);
  if (host !== undefined) {
    const text = `${world.network.label(host)} has the address ${destination.text}.`;
    return ends(passage, { kind: 'delivered', to: host }, { rule: 'R283', text, declarations: [host] });
  }
  const text = `${destination.text} lies in ${entry.prefix.text}, which ${nva.label} delivers itself.`;
  const end = { kind: 'deliveredToRange', to: nva.id } as const;
  return ends(passage, end, { rule: 'R283', text, declarations: [nva.id] });
}

function encapsulated(world: World, nva: Nva, tunnel: DeclId, packet: Packet, passage: Passage): Outcome[] {
  const result = intoTunnel(world, tunnel, nva.id, packet);
  const entered = { ...passage, tunnel };
  if (!result.packet) return [ends(entered, result.end, result.obstacle)];
  const extra = { tunnel, notes: recursionNotes(world, nva, tunnel, wireDestination(result.packet)) };
  return outerPacketOut(world, nva, result.source, result.packet).map((outcome) =>
    after(passage.decisions, outcome, extra),
  );
}

/** The outer packets of an NVA's own tunnels leave by the NIC that has the endpoint, as if by a host route (R172). */
function outerPacketOut(world: World, nva: Nva, source: Address | undefined, packet: Packet): Outcome[] {
  const nics = world.network.nicsOf(nva);
  const nic = nics.find((own) => own.nic.addresses.some(({ text }) => text === source?.text)) ?? nics[0];
  return out(world, nva, nic?.nic.id, packet);
}

/** R192 (d), R193: a note on the assumed host route to the far end if the tunnel would recurse without it. */
function recursionNotes(world: World, nva: Nva, tunnel: DeclId, outer: Address): Note[] {
  const recursive = world.devices
    .osTable(nva)
    .lookup(outer)
    .find(({ target }) => target.to === 'tunnel');
  if (recursive?.target.to !== 'tunnel') return [];
  const text = `Without a host route to ${outer.text}, ${nva.label} would send the outer packets of ${world.network.label(tunnel)} into tunnel ${world.network.label(recursive.target.tunnel)}: ${osEntryText(world, recursive)}.`;
  return [
    {
      remark: { kind: 'hostRouteAssumed', tunnel, device: nva.id },
      rule: 'R193',
      text,
      declarations: [nva.id, tunnel],
    },
  ];
}

function out(world: World, nva: Nva, nicId: DeclId | undefined, packet: Packet): Outcome[] {
  const place = nicId === undefined ? undefined : world.network.nic(nicId);
  if (!place || nicId === undefined) {
    const text = `${nva.label} has no NIC from which ${wireDestination(packet).text} could leave.`;
    return [ends(noPassage, { kind: 'noNic', device: nva.id }, { rule: 'R208', text, declarations: [nva.id] })];
  }
  return sendIntoFabric(
    world,
    { device: nva.id, at: nicId, vnet: place.vnet.id, table: world.tables.ofNic(nicId) },
    packet,
  );
}

/** Applies `snat` to the source, with a note if a packet leaves to the Internet without it (R202). */
function sourceAfter(
  world: World,
  nva: Nva,
  nicId: DeclId,
  packet: Packet,
  outcome: Outcome,
): Pick<Passage, 'newSource' | 'notes'> {
  if (packet.legs.length > 0) return { newSource: undefined, notes: [] };
  const translates = nva.snat === 'all' || (nva.snat === 'internet' && !isPrivateAddress(packet.destination));
  if (translates) {
    const own = world.network.nic(nicId)?.nic.addresses.find(({ family }) => family === packet.destination.family);
    return { newSource: own, notes: [] };
  }
  if (outcome.end?.kind !== 'exitsToInternet') return { newSource: undefined, notes: [] };
  const text = `${nva.label} does not translate the source toward the Internet; answers come back only to its own address. Declare "snat internet".`;
  return {
    newSource: undefined,
    notes: [{ remark: { kind: 'untranslatedSource', device: nva.id }, rule: 'R202', text, declarations: [nva.id] }],
  };
}

function osDecision(world: World, nva: Nva, entry: OsEntry, packet: Packet): Decision {
  const text = `${nva.label}'s operating system: ${osEntryText(world, entry)}.`;
  const because = entry.bgpRoute?.session?.declaration ?? entry.osRoute?.id;
  return {
    at: nva.id,
    table: 'operating system',
    row: undefined,
    bgpRoute: entry.bgpRoute,
    outer: packet.legs.length > 0,
    cause: { rule: 'R189', text, declarations: because === undefined ? [nva.id] : [nva.id, because] },
  };
}
