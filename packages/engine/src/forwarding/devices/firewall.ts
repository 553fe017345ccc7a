import { contains } from '../../address/index.js';
import type { HubRoutes } from '../../effective/hubs/hub-routes.js';
import type { DeclId } from '../../topology/index.js';
import { enter } from '../enter.js';
import { type Egress, sendIntoFabric } from '../fabric.js';
import { ends, noPassage, type Outcome } from '../outcome.js';
import type { Packet } from '../packet.js';
import type { OwnerRules, PlaceRules, ThingRules, World } from '../world.js';
import { byRoutes } from './hub-next-hops.js';

/** An Azure Firewall. */
export const firewall = {
  place: {
    next: forwards,
    tables: (world, device) => [firewallEgress(world, device)?.table],
    hop: 'firewall',
    *devices({ vnets, virtualHubs }) {
      for (const { firewalls } of [...vnets, ...virtualHubs.map(({ vnet }) => vnet)]) {
        for (const { id } of firewalls) yield id;
      }
    },
    decisives(world, device) {
      const routes = hubRoutesOf(world, device);
      if (routes) return [{ by: 'hubRoutes', routes }];
      const table = firewallEgress(world, device)?.table;
      return table ? [{ by: 'rows', table }] : [];
    },
  } satisfies PlaceRules,

  thing: {
    sends: (_, { firewall: { id, address } }) => ({
      kind: 'firewall',
      device: id,
      addresses: address ? [address] : [],
    }),
    connectionEnd: undefined,
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: (_, { firewall: { address } }) => (address ? [address] : []),
  } satisfies ThingRules<'firewall'>,

  owner: {
    handedTo: (world, owner, _, packet, passage) => [enter(world, 'firewall', owner.firewall.id, packet, passage)],
  } satisfies OwnerRules<'firewall'>,
};

/** A firewall forwards, or sends, by the effective routes of its subnet, and translates toward the Internet. */
function forwards(world: World, device: DeclId, packet: Packet): Outcome[] {
  const routes = hubRoutesOf(world, device);
  if (routes) return byRoutes(world, routes, device, packet);
  const egress = firewallEgress(world, device);
  if (!egress) {
    const text = `${world.network.label(device)} is in a VNet without AzureFirewallSubnet and forwards nothing.`;
    return [ends(noPassage, { kind: 'noFirewallSubnet', device }, { rule: 'R075', text, declarations: [device] })];
  }
  return sendIntoFabric(world, egress, packet);
}

/** W079: the routes by which the firewall of a virtual hub forwards; undefined for one in a VNet. */
function hubRoutesOf({ network, tables }: World, device: DeclId): HubRoutes | undefined {
  const thing = network.thing(device);
  const hub = thing?.kind === 'firewall' ? network.virtualHub(thing.vnet.id) : undefined;
  return hub && tables.hubs.ofFirewall(device, hub);
}

/** Where a firewall's packets enter the fabric. */
function firewallEgress(world: World, device: DeclId): Egress | undefined {
  const thing = world.network.thing(device);
  if (thing?.kind !== 'firewall') return undefined;
  const { subnets } = thing.vnet;
  const address = thing.firewall.address;
  const subnet =
    subnets.find(({ name }) => name === 'AzureFirewallSubnet') ??
    subnets.find(({ prefixes }) => address && prefixes.some((prefix) => contains(prefix, address))) ??
    // Without its own subnet, it is assumed to be in one without a route table.
    subnets.find(({ routeTable, serviceEndpoints }) => routeTable === undefined && serviceEndpoints.length === 0);
  if (!subnet) return undefined;
  return { device, at: subnet.id, vnet: thing.vnet.id, table: world.tables.ofSubnet(subnet.id) };
}
