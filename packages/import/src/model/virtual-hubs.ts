import { defaultRouterIps, isProblem, type Prefix, parsePrefix } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childOf, childrenOf, type Fields, flagOf, idOf, numberOf, textOf, textsOf } from '../azure/fields.js';
import { readId } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { commandText, type ResourceName } from '../report/commands.js';
import { addressIn, type Estate, has, leftOut, missing, prefixesIn, shortId, thingOf, thingOfId } from './estate.js';
import { locationOf } from './networks.js';
import type { HubRouteTable, VirtualHub, VirtualWan } from './things.js';

/** The route tables that every hub has (W013). */
const builtIn = ['defaultRouteTable', 'noneRouteTable'];
/** The label of every `defaultRouteTable` (W013). */
export const defaultLabel = 'default';

const tableType = 'Microsoft.Network/virtualHubs/hubRouteTables';
/** Types whose resources stand in a virtual hub, not in a Route Server. */
const childTypes = [
  tableType,
  'Microsoft.Network/virtualHubs/hubVirtualNetworkConnections',
  'Microsoft.Network/virtualHubs/routingIntent',
];
/** Types whose resources name the virtual hub that they stand in. */
const ownedTypes = ['vpnGateways', 'expressRouteGateways', 'p2svpnGateways', 'azureFirewalls'];

/**
 * `virtualWans`, and `virtualHubs` that are no Route Servers, with their `hubRouteTables`. A hub that the files only
 * refer to is written without what only its resource says.
 */
export function readVirtualHubs(estate: Estate): void {
  const { resources } = estate;
  for (const resource of resources.of('Microsoft.Network/virtualWans')) {
    if (!resource.isBare) estate.wans.set(resource.key, wanOf(resource));
  }
  const referred = referredHubs(estate);
  for (const resource of resources.of('Microsoft.Network/virtualHubs')) {
    const of = referred.get(resource.key);
    if (!resource.isBare && (of !== undefined || !isRouteServer(resource)))
      estate.hubs.set(resource.key, hubOf(estate, resource));
  }
  for (const [key, { id, of }] of referred) if (!estate.hubs.has(key)) addStub(estate, id, of);
  for (const hub of estate.hubs.values()) addTables(estate, hub);
}

/** The hubs to which other resources refer, each with the first of these. */
function referredHubs({ resources }: Estate): Map<string, { readonly id: string; readonly of: string }> {
  const found = new Map<string, { readonly id: string; readonly of: string }>();
  const add = (text: string | undefined, of: string) => {
    const id = readId(text ?? '');
    if (id?.type === 'microsoft.network/virtualhubs' && !found.has(id.key)) found.set(id.key, { id: id.id, of });
  };
  for (const type of childTypes) for (const { id } of resources.of(type)) add(parentOf(id), id);
  for (const type of ownedTypes) {
    for (const { fields, id } of resources.of(`Microsoft.Network/${type}`)) add(idOf(fields, 'virtualhub'), id);
  }
  for (const { fields, id } of resources.of('Microsoft.Network/virtualHubs')) {
    const isOfHub = childrenOf(fields, 'bgpconnections').some((each) => idOf(each, 'hubvirtualnetworkconnection'));
    if (isOfHub) add(id, id);
  }
  return found;
}

/** The ID of what a resource is a child of. */
export function parentOf(id: string): string {
  return id.split('/').slice(0, -2).join('/');
}

function isRouteServer({ fields }: Resource): boolean {
  const kind = textOf(fields, 'kind')?.toLowerCase();
  if (kind !== undefined) return kind === 'routeserver';
  return !has(fields, 'virtualwan') && !has(fields, 'addressprefix');
}

function wanOf(resource: Resource): VirtualWan {
  const { fields, id } = resource;
  const thing = thingOf(resource);
  if (textOf(fields, 'typepropertiestype')?.toLowerCase() === 'basic')
    thing.remarks.push(leftOut('type Basic: its hubs are not connected to one another', id));
  return { ...thing, allowBranchToBranchTraffic: flagOf(fields, 'allowbranchtobranchtraffic') ?? true };
}

const preferences = ['ExpressRoute', 'VpnGateway', 'ASPath'];

/** `hubRoutingPreference` as it is written. */
export function preferenceOf(fields: Fields): string | undefined {
  const preference = textOf(fields, 'hubroutingpreference')?.toLowerCase();
  return preferences.find((each) => each.toLowerCase() === preference);
}

function hubOf(estate: Estate, resource: Resource): VirtualHub {
  const { fields, id } = resource;
  const thing = thingOf(resource);
  const address = prefixesIn(textsOf(fields, 'addressprefix'), thing);
  if (address.length === 0) {
    const text = `the address prefix of the virtual hub ${thing.name}.`;
    thing.remarks.push({ ...missing(id, text), answer: hubCommand('show', thing) });
  }
  const wanId = idOf(fields, 'virtualwan');
  const wan = hubsWan(estate, wanId, thing.name);
  if (!wan) thing.remarks.push(missing(id, `the virtual WAN of the virtual hub ${thing.name}.`));
  const asn = numberOf(fields, 'virtualrouterasn');
  if (asn !== undefined && asn !== 65515) thing.remarks.push(leftOut(`virtualRouterAsn ${asn}`, id));
  if (has(childOf(fields, 'routetable') ?? fields, 'routes') || has(fields, 'virtualhubroutetablev2s'))
    thing.remarks.push(leftOut('routeTable or virtualHubRouteTableV2s, the earlier forms of hubRouteTables', id));
  if (has(fields, 'securitypartnerprovider')) thing.remarks.push(leftOut('securityPartnerProvider', id));
  return {
    ...empty(thing),
    wan,
    location: locationOf(fields),
    address,
    hubRoutingPreference: preferenceOf(fields),
    virtualRouterIps: routerIps(textsOf(fields, 'virtualrouterips'), hubPrefixOf(address)),
  };
}

function empty(thing: ReturnType<typeof thingOf>): VirtualHub {
  return {
    ...thing,
    wan: undefined,
    location: undefined,
    address: [],
    hubRoutingPreference: undefined,
    virtualRouterIps: [],
    routeTables: [],
    routingIntent: [],
    vpnGateways: [],
    expressRouteGateways: [],
    firewalls: [],
  };
}

function addStub(estate: Estate, id: string, of: string): void {
  const thing = thingOfId(id);
  if (!thing) return;
  const from = of === id ? 'its BGP connections' : of.split('/').slice(-2).join('/');
  const text = `virtual hub ${shortId(id)}, known from ${from} only: its address prefix is not here.`;
  thing.remarks.push({ ...missing(id, text), answer: hubCommand('show', thing) });
  estate.hubs.set(thing.key, empty(thing));
}

/** The IPv4 prefix of a hub. */
export function hubPrefixOf(address: readonly string[]): Prefix | undefined {
  const parsed = address.map((text) => parsePrefix(text));
  return parsed.flatMap((each) => (isProblem(each) || each.prefix.family === 6 ? [] : [each.prefix]))[0];
}

function routerIps(texts: readonly string[], prefix: Prefix | undefined): string[] {
  const ips = [...new Set(texts.flatMap((text) => addressIn(text) ?? []))].sort(compareNames).slice(0, 2);
  const usual = prefix ? defaultRouterIps(prefix).map(({ text }) => text) : [];
  return ips.every((ip) => usual.includes(ip)) ? [] : ips;
}

/** The WAN of a hub; one that the files do not contain is written and marked. */
function hubsWan(estate: Estate, id: string | undefined, hub: string): VirtualWan | undefined {
  const wanId = readId(id ?? '');
  if (wanId?.type !== 'microsoft.network/virtualwans') return undefined;
  const known = estate.wans.get(wanId.key);
  if (known) return known;
  const text = `virtual WAN ${shortId(wanId.id)}, known from the virtual hub ${hub} only: whether branches reach one another is not here.`;
  const wan: VirtualWan = { ...thingOf(wanId), remarks: [missing(wanId.id, text)], allowBranchToBranchTraffic: true };
  estate.wans.set(wan.key, wan);
  return wan;
}

function addTables(estate: Estate, hub: VirtualHub): void {
  const found = new Map<string, HubRouteTable>();
  for (const resource of estate.resources.of(tableType)) {
    if (parentOf(resource.key) !== hub.key) continue;
    const name = builtIn.find((each) => each.toLowerCase() === resource.name.toLowerCase()) ?? resource.name;
    const all = [...new Set(textsOf(resource.fields, 'labels'))];
    const labels = name === builtIn[0] ? all.filter((label) => label !== defaultLabel) : all;
    const table: HubRouteTable = { ...thingOf(resource), name, hub, labels, routes: [] };
    found.set(table.key, table);
    if (resource.isBare && name === resource.name && !builtIn.includes(name))
      table.remarks.push(unknownTable(hub, resource.id, name));
  }
  const isComplete = found.size > 0 || !has(estate.resources.get(hub.id)?.fields ?? {}, 'routingstate');
  if (!isComplete) {
    const text = `route tables and routing intent of the virtual hub ${hub.name}: the files contain none of them.`;
    hub.remarks.push({ ...missing(hub.id, text), answer: hubCommand('route-table list', hub) });
  }
  for (const name of builtIn) {
    const id = `${hub.id}/hubRouteTables/${name}`;
    const { group, subscription } = hub;
    const key = id.toLowerCase();
    if (!found.has(key))
      found.set(key, { key, id, name, group, subscription, remarks: [], hub, labels: [], routes: [] });
  }
  hub.routeTables.push(...found.values());
}

/** Whether a table exists in every hub. */
export function isBuiltIn({ name }: HubRouteTable): boolean {
  return builtIn.includes(name);
}

/** The table of a hub to which nothing propagates. */
export function isNone({ name }: HubRouteTable): boolean {
  return name === builtIn[1];
}

/** The table that a hub's connections use by default. */
export function isDefault({ name }: HubRouteTable): boolean {
  return name === builtIn[0];
}

/** What could not be read of a table, where it stands in the text: the table without routes stands nowhere. */
export function remarksOfTable(table: HubRouteTable): HubRouteTable['remarks'] {
  return isNone(table) ? table.hub.remarks : table.remarks;
}

function unknownTable(hub: VirtualHub, id: string, name: string): HubRouteTable['remarks'][number] {
  const text = `route table ${name} of the virtual hub ${hub.name}: its routes and labels are not here.`;
  return { ...missing(id, text), answer: hubCommand('route-table list', hub) };
}

/** The table of an ID; one that the files do not contain is written and marked. Undefined if it is in no known hub. */
export function tableOf(estate: Estate, id: string): HubRouteTable | undefined {
  const parts = readId(id);
  if (parts?.type !== tableType.toLowerCase()) return undefined;
  const hub = estate.hubs.get(parentOf(parts.key));
  if (!hub) return undefined;
  const known = hub.routeTables.find(({ key }) => key === parts.key);
  if (known) return known;
  const remarks = [unknownTable(hub, parts.id, parts.name)];
  const table: HubRouteTable = { ...thingOf(parts), remarks, hub, labels: [], routes: [] };
  hub.routeTables.push(table);
  return table;
}

/** A command that shows what is in a virtual hub, such as `connection list`. */
export function hubCommand(command: string, { group, name, subscription }: ResourceName): string {
  const option = command === 'show' ? '-n' : command.startsWith('routing-intent') ? '--vhub' : '--vhub-name';
  return commandText(`az network vhub ${command}`, { '-g': group, [option]: name, '--subscription': subscription });
}
