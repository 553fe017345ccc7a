import type { DeclId, Network, Nic, Subnet, Vnet } from '@azroute/engine';
import {
  endpointBox,
  expressRouteGatewayBox,
  firewallBox,
  loadBalancerBox,
  nicBox,
  routeServerBox,
  singleNicNvaBox,
  vpnGatewayBox,
} from './devices.js';
import { type Draft, draft } from './draft.js';
import { type FoldOptions, isUnfolded } from './options.js';
import { prefixesText } from './words.js';

/** From how many equal things of a subnet on only the first are drawn, and how many of them. */
const foldedFrom = 6;
const shownOfFolded = 2;

/** What making the boxes of subnets needs to know. */
export interface Site {
  readonly network: Network;
  readonly options: FoldOptions;
  /** The NICs to which something refers: they are never folded. */
  readonly named: ReadonlySet<DeclId>;
  readonly drawnAs: Map<DeclId, DeclId>;
}

/** A subnet with what is in it, which includes gateways and other services that Azure puts into it. */
export function subnetBox(at: Site, vnet: Vnet, subnet: Subnet): Draft {
  const table = at.network.routeTable(subnet.routeTable);
  if (table) at.drawnAs.set(table.id, at.drawnAs.get(table.id) ?? subnet.id);
  const children = [
    ...servicesIn(vnet, subnet.name),
    ...subnet.loadBalancers.map(loadBalancerBox),
    ...foldedNics(at, vnet, subnet),
    ...folded(at, vnet, subnet, subnet.privateEndpoints, endpointBox, 'endpoints'),
  ];
  const box = draft('subnet', subnet.id, subnet.name, prefixesText(subnet.prefixes), { children, chip: table?.name });
  return table ? { ...box, says: `${box.says}, route table ${table.name}` } : box;
}

/** The gateways, Route Servers and firewalls that are in the subnet of this name. */
function servicesIn(vnet: Vnet, subnet: string): Draft[] {
  if (vnet.subnets.find(({ name }) => name === subnet) === undefined) return [];
  const { gateways, routeServers, firewalls } = servicesOf(vnet);
  if (subnet === 'GatewaySubnet') return gateways;
  if (subnet === 'RouteServerSubnet') return routeServers;
  return subnet === 'AzureFirewallSubnet' ? firewalls : [];
}

function servicesOf(vnet: Vnet) {
  return {
    gateways: [...vnet.vpnGateways.map(vpnGatewayBox), ...vnet.expressRouteGateways.map(expressRouteGatewayBox)],
    routeServers: vnet.routeServers.map(routeServerBox),
    firewalls: vnet.firewalls.map(firewallBox),
  };
}

/** The services of a VNet whose subnet is not declared. */
export function servicesWithoutSubnet(vnet: Vnet) {
  const has = (name: string) => vnet.subnets.some((subnet) => subnet.name === name);
  const { gateways, routeServers, firewalls } = servicesOf(vnet);
  return {
    gateways: has('GatewaySubnet') ? [] : gateways,
    routeServers: has('RouteServerSubnet') ? [] : routeServers,
    firewalls: has('AzureFirewallSubnet') ? [] : firewalls,
  };
}

function foldedNics(at: Site, vnet: Vnet, subnet: Subnet): Draft[] {
  const box = (nic: Nic): Draft => {
    const nva = at.network.nvaOfNic(nic.id);
    if (!nva || new Set(nva.nics).size !== 1) return nicBox(nic);
    at.drawnAs.set(nva.id, nic.id);
    return singleNicNvaBox(nva, nic);
  };
  return folded(at, vnet, subnet, subnet.nics, box, 'NICs');
}

/** The boxes of equal things: of many only the first, those that are referred to, and one for the others. */
function folded<T extends { readonly id: DeclId; readonly name: string }>(
  at: Site,
  vnet: Vnet,
  subnet: Subnet,
  things: readonly T[],
  box: (thing: T) => Draft,
  what: string,
): Draft[] {
  const isNamed = ({ id }: T) => at.named.has(id) || at.options.keep.has(id);
  const plain = things.filter((thing) => !isNamed(thing));
  const isOpen = [vnet, subnet].some(({ id }) => isUnfolded(at.options, id));
  if (plain.length < foldedFrom || isOpen) return things.map(box);
  const shown = new Set(plain.slice(0, shownOfFolded));
  const hidden = plain.slice(shownOfFolded);
  const id = `${subnet.id}#${what}`;
  for (const thing of hidden) at.drawnAs.set(thing.id, id);
  const names = `${hidden[0]?.name} … ${hidden.at(-1)?.name}`;
  return [
    ...things.filter((thing) => isNamed(thing) || shown.has(thing)).map(box),
    draft('more', id, `+ ${hidden.length} more`, names, { count: hidden.length }),
  ];
}
