import type { Address } from '../address/index.js';
import { onwardTo } from '../effective/onward-to.js';
import type { EffectiveRoute, EffectiveTable, RowNextHop } from '../effective/route.js';
import { mayMissEndpoints } from '../effective/vnet-local.js';
import type { DeclId } from '../topology/index.js';
import { deliverInVnet } from './deliver.js';
import { rowText } from './describe.js';
import { enter, enterTunnelEnd } from './enter.js';
import { handOver, withoutAccess } from './hand-over.js';
import { ends, noPassage, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import { isPlatformAddress, isPrivateAddress } from './special-addresses.js';
import type { Decision } from './trace.js';
import { rivalsOf, rivalsText } from './unknown-extent.js';
import type { World } from './world.js';

/** Where a packet enters the fabric: the device that sends it, and the NIC or subnet whose effective routes count. */
export interface Egress {
  readonly device: DeclId;
  readonly at: DeclId;
  readonly vnet: DeclId;
  readonly table: EffectiveTable | undefined;
}

/** A packet on its way into the fabric, and the decisions that led it there. */
interface Departure {
  readonly egress: Egress;
  readonly packet: Packet;
  readonly passage: Passage;
}

/** The second lookup (R189): the effective routes of the NIC or subnet decide by the destination on the wire. */
export function sendIntoFabric(world: World, egress: Egress, packet: Packet): Outcome[] {
  const destination = wireDestination(packet);
  const label = world.network.label(egress.at);
  if (isPlatformAddress(destination)) {
    return [
      ends(
        noPassage,
        { kind: 'deliveredToPlatform' },
        {
          rule: 'R227',
          text: `${destination.text} is a platform service, which ${label} reaches whatever its routes.`,
          declarations: [egress.at],
        },
      ),
    ];
  }
  const blocked = blockedProtocol(world, packet);
  if (blocked) return [blocked];
  const row = egress.table?.lookup(destination);
  if (!row) {
    return [
      ends(
        { ...noPassage, notes: extentNotes(world, egress, row, packet) },
        { kind: 'noRow', at: egress.at },
        {
          rule: 'R035',
          text: `No effective route of ${label} contains ${destination.text}.`,
          declarations: [egress.at],
        },
      ),
    ];
  }
  return followRow(world, egress, row, packet);
}

/** The outcomes for a packet that matches this row: one for each different next hop. */
export function followRow(world: World, egress: Egress, row: EffectiveRoute, packet: Packet): Outcome[] {
  const passage: Passage = {
    ...noPassage,
    decisions: [rowDecision(world, egress, row, packet)],
    notes: extentNotes(world, egress, row, packet),
  };
  const departure = { egress, packet, passage };
  const seen = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const hop of row.nextHops) {
    // The two addresses of an active-active gateway are one device, so they are not a branch.
    const key = onwardTo(hop.action) ?? hop.action.to;
    if (seen.has(key)) continue;
    seen.add(key);
    outcomes.push(...followHop(world, departure, row, hop));
  }
  if (outcomes.length > 0) return outcomes;
  return [dropped(world, departure, row, undefined)];
}

function followHop(world: World, departure: Departure, row: EffectiveRoute, hop: RowNextHop): Outcome[] {
  const { action } = hop;
  const { egress, packet, passage } = departure;
  const destination = wireDestination(packet);
  switch (action.to) {
    case 'vnet':
      return deliverInVnet(world, action.vnet, packet, withDoubt(world, egress, row, destination, passage));
    case 'peer':
      return acrossPeering(world, departure, action.vnet);
    case 'address':
      return handOver(world, egress.vnet, egress.device, action.address, packet, passage);
    case 'vpnGateway':
      return [enter(world, 'vpnGateway', action.gateway, packet, passage)];
    case 'circuit':
      return [enter(world, 'circuit', action.circuit, packet, passage)];
    case 'hub':
      return [enter(world, 'hubTable', action.table, packet, passage)];
    case 'privateEndpoint':
      return toPrivateEndpoint(world, departure, action.endpoint);
    case 'service':
      return [
        ends(
          passage,
          { kind: 'deliveredToService', service: action.service },
          {
            rule: 'R024',
            text: `${destination.text} belongs to ${action.service}, reached through the subnet's service endpoint.`,
            declarations: [egress.at],
          },
        ),
      ];
    case 'internet':
      return [toInternet(world, departure)];
    case 'drop':
      return [dropped(world, departure, row, hop)];
  }
}

/** R028a: a user-defined route to VnetLocal may not reach a private endpoint. */
function withDoubt(
  { network }: World,
  { at, vnet: home }: Egress,
  row: EffectiveRoute,
  to: Address,
  passage: Passage,
): Passage {
  const vnet = network.vnet(home);
  const owner = vnet && mayMissEndpoints(vnet, row) ? network.ownerIn(vnet.id, to) : undefined;
  if (!vnet || owner?.kind !== 'privateEndpoint') return passage;
  const { id, label } = owner.endpoint;
  return {
    ...passage,
    notes: [
      ...passage.notes,
      {
        remark: { kind: 'endpointPastVnetLocal', at, endpoint: id, row },
        rule: 'R028a',
        text: `${rowText(row)} of ${network.label(at)} decides for the private endpoint ${label}, and a route to VnetLocal may not reach it: users report that it does not, unless ${vnet.label} has privateEndpointVNetPolicies Basic.`,
        declarations: [...row.cause.declarations, id],
      },
    ],
  };
}

function acrossPeering(world: World, { egress, packet, passage }: Departure, vnet: DeclId): Outcome[] {
  const neighbour = world.network.neighbours(egress.vnet).find((other) => other.vnet.id === vnet);
  if (neighbour && !neighbour.access) {
    return [withoutAccess(world, egress.vnet, neighbour.peering.id, passage)];
  }
  const crossings = neighbour ? [...passage.crossings, { from: egress.vnet, neighbour }] : passage.crossings;
  return deliverInVnet(world, vnet, packet, { ...passage, crossings });
}

function toPrivateEndpoint(world: World, departure: Departure, endpoint: DeclId): Outcome[] {
  const { egress, packet, passage } = departure;
  const thing = world.network.thing(endpoint);
  const vnet = thing?.kind === 'privateEndpoint' ? thing.vnet.id : egress.vnet;
  return vnet === egress.vnet ? deliverInVnet(world, vnet, packet, passage) : acrossPeering(world, departure, vnet);
}

function toInternet(world: World, { egress, packet, passage }: Departure): Outcome {
  const destination = wireDestination(packet);
  const leg = packet.legs.at(-1);
  if (isPrivateAddress(destination)) {
    return ends(
      passage,
      { kind: 'privateToInternet', at: egress.at },
      {
        rule: 'R202',
        text: `Next hop Internet has no route to the private address ${destination.text}.`,
        declarations: [egress.at],
      },
    );
  }
  if (leg) return enterTunnelEnd(world, leg, packet, passage);
  return ends(
    passage,
    { kind: 'exitsToInternet', at: egress.at },
    {
      rule: 'R015',
      text: `${destination.text} leaves ${world.network.label(egress.at)} to the Internet.`,
      declarations: [egress.at],
    },
  );
}

/** R209: the fabric carries neither GRE nor IP-in-IP. */
function blockedProtocol(world: World, packet: Packet): Outcome | undefined {
  const tunnel = world.network.tunnel(packet.legs.at(-1)?.tunnel);
  if (!tunnel || (tunnel.tunnelKind !== 'gre' && tunnel.tunnelKind !== 'ipip')) return undefined;
  return ends(
    noPassage,
    { kind: 'blockedProtocol', tunnel: tunnel.id },
    {
      rule: 'R209',
      text: `The Azure fabric drops the outer packets of ${tunnel.label}: ${tunnel.tunnelKind === 'gre' ? 'GRE' : 'IP-in-IP'} does not cross a VNet. Use vxlan or ipsec.`,
      declarations: [tunnel.id],
    },
  );
}

function rowDecision(world: World, egress: Egress, row: EffectiveRoute, packet: Packet): Decision {
  const outer = packet.legs.length > 0;
  const destination = wireDestination(packet);
  return {
    at: egress.at,
    table: 'effective routes',
    row,
    bgpRoute: undefined,
    outer,
    cause: {
      rule: 'R189',
      text: `${world.network.label(egress.at)}: ${rowText(row)} decides for ${outer ? 'the outer ' : ''}${destination.text}.`,
      declarations: [egress.at, ...row.cause.declarations],
    },
  };
}

/** Notes on rows of unknown extent, and on unknown routes, that may decide in place of this one. */
function extentNotes(
  { network }: World,
  { at, table }: Egress,
  row: EffectiveRoute | undefined,
  packet: Packet,
): Passage['notes'] {
  const destination = wireDestination(packet);
  const rows = table ? rivalsOf(table, destination, row) : [];
  const extents: Passage['notes'] =
    rows.length === 0
      ? []
      : [{ remark: { kind: 'unknownExtent', at, rows }, ...rivalsText(network.label(at), rows, destination) }];
  const unknown = table?.isUnknown ? table.routeTable : undefined;
  if (unknown === undefined) return extents;
  const text = `The routes of ${network.label(unknown)} are not known: one of them may decide for ${destination.text} at ${network.label(at)}.`;
  return [
    ...extents,
    { remark: { kind: 'unknownTable', at, table: unknown }, rule: 'R036', text, declarations: [at, unknown] },
  ];
}

function dropped(
  world: World,
  { egress, passage }: Departure,
  row: EffectiveRoute,
  hop: RowNextHop | undefined,
): Outcome {
  const { cause } = hop ?? row;
  const at = `The row ${rowText(row)} of ${world.network.label(egress.at)}`;
  if (row.nextHopType !== 'None') {
    return ends(
      passage,
      { kind: hop?.text === undefined ? 'noGateway' : 'oneNextHopUnreachable', row },
      {
        rule: cause.rule,
        text: `${at} leads nowhere. ${cause.text}`,
        declarations: cause.declarations,
      },
    );
  }
  const unreachable = row.nextHops.some(({ text }) => text !== undefined);
  if (unreachable) {
    return ends(
      passage,
      { kind: 'nextHopUnreachable', row, nextHop: undefined, session: hop?.session },
      {
        rule: 'R059',
        text: `${at} has a next hop that cannot be reached from ${world.network.label(egress.vnet)}: black hole.`,
        declarations: cause.declarations,
      },
    );
  }
  return row.source === 'User'
    ? ends(
        passage,
        { kind: 'userNone', row },
        {
          rule: 'R065',
          text: `${at} is a user-defined route to None: dropped.`,
          declarations: cause.declarations,
        },
      )
    : ends(
        passage,
        { kind: 'noneRow', row },
        {
          rule: 'R003',
          text: `${at} is a system route to None: no other route covers this private range, so it is dropped.`,
          declarations: [egress.at],
        },
      );
}
