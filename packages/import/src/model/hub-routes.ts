import { childrenOf, type Fields, idOf, textOf, textsOf } from '../azure/fields.js';
import { keyOf, type ResourceId, readId } from '../azure/ids.js';
import { assumed, type Estate, leftOut, missing, prefixesIn, shortId, thingOf } from './estate.js';
import type { Firewall, HubRoute, HubRouteTable, Network, Remark, VirtualHub } from './things.js';
import { hubCommand, isNone, parentOf, remarksOfTable } from './virtual-hubs.js';

type Policy = VirtualHub['routingIntent'][number];

/** The routes that routing intent puts into `defaultRouteTable` (W087). */
const policyRoutes: Readonly<Record<string, Policy['destination']>> = {
  _policy_privatetraffic: 'PrivateTraffic',
  _policy_publictraffic: 'Internet',
};

/** `routingIntent`, and the static routes of `hubRouteTables`, once the firewalls and connections are known. */
export function readHubRoutes(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualHubs/routingIntent')) {
    const hub = estate.hubs.get(parentOf(resource.key));
    if (hub)
      for (const each of childrenOf(resource.fields, 'routingpolicies')) readPolicy(estate, hub, each, resource.id);
  }
  const networks = new Map(estate.hubConnections.map(({ key, network }) => [key, network]));
  for (const hub of estate.hubs.values()) {
    for (const table of [...hub.routeTables]) {
      for (const each of childrenOf(estate.resources.get(table.id)?.fields, 'routes'))
        readRoute(estate, table, each, networks);
    }
  }
}

function readPolicy(estate: Estate, hub: VirtualHub, fields: Fields, id: string): void {
  const wanted = textsOf(fields, 'destinations').map((text) => text.toLowerCase());
  const nextHopId = idOf(fields, 'nexthop');
  const firewall = firewallOf(estate, hub, nextHopId);
  if (!firewall) {
    const name = (textOf(fields, 'name') ?? '').slice(0, 80);
    hub.remarks.push(lostPolicy(hub, name, { id, nextHopId, command: 'routing-intent list' }));
    return;
  }
  for (const destination of ['PrivateTraffic', 'Internet'] as const) {
    if (wanted.includes(destination.toLowerCase())) addPolicy(hub, destination, firewall);
  }
}

function lostPolicy(
  hub: VirtualHub,
  policy: string,
  { id, nextHopId, command }: { readonly id: string; readonly nextHopId: string | undefined; readonly command: string },
): Remark {
  const target = otherTarget(hub, nextHopId);
  if (target !== undefined) return leftOut(`the routing policy ${policy}, which leads to ${target}`, id);
  const text = `next hop of the routing policy ${policy} of the virtual hub ${hub.name}, which is not here.`;
  return { ...missing(id, text), answer: hubCommand(command, hub) };
}

function addPolicy(hub: VirtualHub, destination: Policy['destination'], nextHop: Firewall): void {
  if (hasPolicy(hub, destination)) return;
  const policy = { destination, nextHop };
  if (destination === 'PrivateTraffic') hub.routingIntent.unshift(policy);
  else hub.routingIntent.push(policy);
}

function hasPolicy(hub: VirtualHub, destination: Policy['destination']): boolean {
  return hub.routingIntent.some((known) => known.destination === destination);
}

/** A route that routing intent has put into a table: without the routing intent itself, it says that there is one. */
function readPolicyRoute(
  estate: Estate,
  { hub, id }: HubRouteTable,
  destination: Policy['destination'],
  { nextHopId, shown }: { readonly nextHopId: string | undefined; readonly shown: string },
): void {
  if (hasPolicy(hub, destination)) return;
  const firewall = firewallOf(estate, hub, nextHopId);
  if (firewall) {
    addPolicy(hub, destination, firewall);
    hub.remarks.push(assumed(`routing intent for ${destination}, from the ${shown}.`, id));
    return;
  }
  const remark = lostPolicy(hub, destination, { id, nextHopId, command: 'route-table list' });
  if (!hub.remarks.some(({ text }) => text === remark.text)) hub.remarks.push(remark);
}

/** `networks` are those of connections, by the keys of these. */
function readRoute(estate: Estate, table: HubRouteTable, fields: Fields, networks: ReadonlyMap<string, Network>): void {
  const { hub, id } = table;
  const name = textOf(fields, 'name');
  const remarks = remarksOfTable(table);
  const shown = `route ${(name ?? '').slice(0, 80)} of ${table.name}`;
  const nextHopId = idOf(fields, 'nexthop');
  const destination = Object.entries(policyRoutes).find(([key]) => key === name?.toLowerCase())?.[1];
  if (destination !== undefined) {
    readPolicyRoute(estate, table, destination, { nextHopId, shown });
    return;
  }
  if (isNone(table)) {
    remarks.push(leftOut(`${shown}, which is a table without routes`, id));
    return;
  }
  const type = textOf(fields, 'destinationtype')?.toLowerCase() ?? 'cidr';
  if (type !== 'cidr') {
    remarks.push(leftOut(`${shown}, whose destinations are not prefixes`, id));
    return;
  }
  const prefixes = prefixesIn(textsOf(fields, 'destinations'), { remarks, id });
  const nextHop = networks.get(keyOf(nextHopId)) ?? firewallOf(estate, hub, nextHopId);
  if (prefixes.length === 0) remarks.push(leftOut(`${shown}, which has no prefixes`, id));
  else if (nextHop) table.routes.push({ name, prefixes, nextHop } satisfies HubRoute);
  else {
    const target = otherTarget(hub, nextHopId);
    if (target !== undefined) {
      remarks.push(leftOut(`${shown}, which leads to ${target}`, id));
      return;
    }
    const what = nextHopId === undefined ? 'next hop' : shortId(nextHopId);
    const command = isConnection(readId(nextHopId ?? '')) ? 'connection list' : 'route-table list';
    const text = `${what}, to which the ${shown} leads: the route is not here.`;
    remarks.push({ ...missing(id, text), answer: hubCommand(command, hub) });
  }
}

/**
 * The firewall with an ID: an Azure Firewall, or an appliance or a SaaS solution in the hub, which takes the place of
 * one. One that the files do not contain is written and marked, unless the hub has another one.
 */
function firewallOf(estate: Estate, hub: VirtualHub, text: string | undefined): Firewall | undefined {
  const id = readId(text ?? '');
  if (!id || !isSolution(id)) return undefined;
  for (const each of estate.hubs.values()) {
    const known = each.firewalls.find(({ key }) => key === id.key);
    if (known) return known;
  }
  if (hub.firewalls.length > 0) return undefined;
  const firewall = { ...thingOf(id), remarks: [remarkOf(id)], network: hub, address: undefined } satisfies Firewall;
  hub.firewalls.push(firewall);
  return firewall;
}

/** Whether an ID is one of an Azure Firewall, an appliance in a hub, or a SaaS solution, which others than Microsoft provide. */
function isSolution({ type }: ResourceId): boolean {
  return /^microsoft\.network\/(azurefirewalls|networkvirtualappliances)$/.test(type) || !type.startsWith('microsoft.');
}

function isConnection(id: ResourceId | undefined): boolean {
  return id?.type === 'microsoft.network/virtualhubs/hubvirtualnetworkconnections';
}

/** Where a next hop leads to which nothing can lead here, with the reason; undefined if the files only lack it. */
function otherTarget(hub: VirtualHub, text: string | undefined): string | undefined {
  const id = readId(text ?? '');
  if (!id || isConnection(id)) return undefined;
  const [firewall] = hub.firewalls;
  if (!isSolution(id)) return `${shortId(id.id)}, which is no firewall and no connection of a network`;
  return firewall && `${shortId(id.id)}: the firewall of ${hub.name} is ${firewall.name}`;
}

function remarkOf({ id, type }: ResourceId): Remark {
  if (type === 'microsoft.network/azurefirewalls')
    return missing(id, `firewall ${shortId(id)}, known from routes of its hub only`);
  return assumed(`${shortId(id)} is a security solution in the hub: its address is the one of a firewall`, id);
}

/** `networkVirtualAppliances` in hubs to which no policy or route leads. */
export function remarkHubAppliances(estate: Estate): void {
  for (const { fields, id, key, name } of estate.resources.of('Microsoft.Network/networkVirtualAppliances')) {
    const hub = estate.hubs.get(keyOf(idOf(fields, 'virtualhub')));
    if (!hub || hub.firewalls.some((firewall) => firewall.key === key)) continue;
    hub.remarks.push(leftOut(`network virtual appliance ${name} in the hub: what it announces is not here`, id));
  }
}
