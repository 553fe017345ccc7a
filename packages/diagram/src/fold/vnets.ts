import { append, type DeclId, type Peering, type Vnet } from '@azroute/engine';
import { hubRouterBoxes, hubTableBoxes, nvaBox, virtualHubBox, vnetBox } from './devices.js';
import type { Draft } from './draft.js';
import { findHubs, groups, peersOf } from './hubs.js';
import { joinsOf } from './networks.js';
import type { Band, HubPlan } from './plan.js';
import { stacksOf } from './stacks.js';
import { type Site, servicesWithoutSubnet, subnetBox } from './subnets.js';

type VnetBand = Omit<Band, 'onPremises'>;

/** From this many boxes on, the workload subnets of a hub go on in its next column. */
const mostInColumn = 10;

/** A band for each hub with its spokes, those of a location side by side, and bands of VNets without a hub. */
export function vnetBands(at: Site, vnets: readonly Vnet[]): readonly VnetBand[] {
  const { hubs, hubOf } = findHubs(at.network, vnets);
  const byId = new Map(vnets.map((vnet) => [vnet.id, vnet]));
  const peers = peersOf(at.network, new Set(byId.keys()));
  const spokes = new Map<DeclId, Vnet[]>();
  for (const vnet of vnets) {
    const hub = hubOf.get(vnet.id);
    if (hub !== undefined) append(spokes, hub, vnet);
  }
  const peerings = new Map<DeclId, Peering[]>();
  for (const peering of joinsOf(at.network)) {
    for (const id of new Set([peering.a.vnet, peering.b.vnet])) append(peerings, id, peering);
  }
  const withHub = vnets
    .filter(({ id }) => hubs.has(id))
    .map((vnet) => {
      const stacks = stacksOf(at.network, spokes.get(vnet.id) ?? [], at.named, at.options, peerings);
      return {
        location: vnet.location,
        hub: hubPlan(at, vnet),
        spokes: stacks.map((stack) => spokeBox(at, stack, vnet.location)),
      };
    });
  const rest = vnets.filter(({ id }) => !hubs.has(id) && !hubOf.has(id)).map(({ id }) => id);
  const joined = groups(rest, peers);
  const lonely = joined.filter(({ length }) => length === 1).flat();
  const withoutHub = [...joined.filter(({ length }) => length > 1), lonely]
    .filter(({ length }) => length > 0)
    .map((ids) =>
      hublessBand(
        at,
        ids.flatMap((id) => byId.get(id) ?? []),
      ),
    );
  return byLocation([...withHub, ...withoutHub]);
}

function hublessBand(at: Site, vnets: readonly Vnet[]): VnetBand {
  const locations = new Set(vnets.map(({ location }) => location));
  const location = locations.size === 1 ? vnets[0]?.location : undefined;
  return { location, hub: undefined, spokes: vnets.map((vnet) => spokeBox(at, [vnet], location)) };
}

/** Bands of one location follow each other, in the order in which the locations are first named. */
function byLocation(bands: readonly VnetBand[]): readonly VnetBand[] {
  const order = [...new Set(bands.map(({ location }) => location))];
  return order.flatMap((location) => bands.filter((band) => band.location === location));
}

function hubPlan(at: Site, vnet: Vnet): HubPlan {
  const { gateways, routeServers, firewalls } = servicesWithoutSubnet(vnet);
  const columns: Draft[][] = [[...gateways], [...routeServers], [...firewalls], []];
  const workloads: Draft[] = [];
  const several = new Map<DeclId, Draft>();
  for (const subnet of vnet.subnets) {
    const box = subnetBox(at, vnet, subnet);
    for (const { id } of subnet.nics) {
      const nva = at.network.nvaOfNic(id);
      if (nva && new Set(nva.nics).size > 1 && !at.drawnAs.has(nva.id)) {
        several.set(nva.id, nvaBox(nva));
        at.drawnAs.set(nva.id, nva.id);
      }
    }
    const forwards =
      subnet.loadBalancers.length > 0 ||
      box.children.some(({ kind }) => kind === 'firewall' || kind === 'nva') ||
      subnet.name === 'AzureFirewallSubnet' ||
      subnet.nics.some(({ id }) => at.network.nvaOfNic(id));
    if (subnet.name === 'GatewaySubnet') columns[0]?.unshift(box);
    else if (subnet.name === 'RouteServerSubnet') columns[1]?.push(box);
    else if (forwards) columns[2]?.push(box);
    else workloads.push(box);
  }
  const virtualHub = at.network.virtualHub(vnet.id);
  if (virtualHub) columns[1]?.push(...hubRouterBoxes(at.network, virtualHub), ...hubTableBoxes(virtualHub));
  addWorkloads(columns, workloads);
  columns[3]?.push(...several.values());
  return { frame: virtualHub ? virtualHubBox(vnet) : vnetBox(vnet, undefined, []), columns };
}

function addWorkloads(columns: readonly Draft[][], workloads: readonly Draft[]): void {
  const size = (boxes: readonly Draft[] | undefined) =>
    (boxes ?? []).reduce((sum, { children }) => sum + 1 + children.length, 0);
  for (const box of workloads) {
    const fitting = columns.slice(0, 3).find((column) => size(column) < mostInColumn) ?? columns[0];
    fitting?.push(box);
  }
}

function spokeBox(at: Site, stack: readonly Vnet[], bandLocation: string | undefined): Draft {
  const [first] = stack as [Vnet];
  const location = first.location === bandLocation ? undefined : first.location;
  const { gateways, routeServers, firewalls } = servicesWithoutSubnet(first);
  const children = [
    ...gateways,
    ...routeServers,
    ...firewalls,
    ...first.subnets.map((subnet) => subnetBox(at, first, subnet)),
  ];
  const box = vnetBox(first, location, children);
  if (stack.length === 1) return box;
  for (const vnet of stack.slice(1)) drawAs(at, vnet, first, children);
  const name = `${first.name} … ${stack.at(-1)?.name}`;
  return { ...box, title: name, says: `${stack.length} VNets, ${name}`, count: stack.length };
}

/** A VNet of a stack is drawn as the first one, and what is in it as what is in that one. */
function drawAs(at: Site, vnet: Vnet, first: Vnet, boxes: readonly Draft[]): void {
  at.drawnAs.set(vnet.id, first.id);
  vnet.subnets.forEach((subnet, i) => {
    const like = first.subnets[i];
    if (!like) return;
    at.drawnAs.set(subnet.id, like.id);
    const box = boxes.find(({ id }) => id === like.id);
    const shown = new Set(box?.children.map(({ id }) => id));
    const lists = ['nics', 'loadBalancers', 'privateEndpoints'] as const;
    for (const list of lists) {
      subnet[list].forEach(({ id }, j) => {
        const other = like[list][j]?.id;
        const as = other === undefined ? like.id : (at.drawnAs.get(other) ?? (shown.has(other) ? other : like.id));
        at.drawnAs.set(id, as);
      });
    }
  });
}
