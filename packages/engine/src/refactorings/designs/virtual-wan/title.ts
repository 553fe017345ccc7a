import type { Flow } from '../../../comparison/flow.js';
import { counted } from '../../../comparison/places-text.js';
import { listed } from '../../../findings/listed.js';
import { azureAsn, type DeclId, type Network, type Subnet, type Topology } from '../../../topology/index.js';
import type { KeptPaths } from '../../proof/kept-paths.js';
import type { RefactoringContext } from '../../refactoring.js';
import { costOf, withCost } from '../cost.js';
import type { HubAndSpoke } from './hub-and-spoke.js';
import { type Moved, moversOf } from './moved.js';

/** What moves, what it costs, what becomes of the paths, and what stays. */
export function titleOf(
  { network, topology }: RefactoringContext,
  hubs: readonly HubAndSpoke[],
  { topology: after, virtualHubs }: Moved,
  paths: KeptPaths,
): string {
  const devices = virtualHubs.map(({ vnet }) => vnet);
  const gateways = devices.flatMap(({ vpnGateways, expressRouteGateways }) => [
    ...vpnGateways,
    ...expressRouteGateways,
  ]);
  const firewalls = devices.flatMap((vnet) => vnet.firewalls.map(({ label }) => label));
  const spokes = new Set(hubs.flatMap((one) => one.spokes)).size;
  const parts = [
    counted(spokes, 'spoke'),
    ...(gateways.length > 0 ? [counted(gateways.length, 'gateway')] : []),
    ...firewalls,
  ];
  const places = virtualHubs.map(({ label, vnet }) => `${label} (${vnet.addressSpace[0]?.text})`);
  const wan = virtualHubs[0]?.virtualWan;
  const what = `Move ${listed(hubs.map(({ hub }) => hub.label))} to ${wan === undefined ? 'Virtual WAN' : network.label(wan)}`;
  const as = `as virtual hub${places.length === 1 ? '' : 's'} ${listed(places)}`;
  return [
    withCost(`${what} ${as} with ${listed(parts)}`, costOf(topology, after)),
    ...pathsText(network, paths, firewalls),
    ...hubs.flatMap((one) => cutOffText(network, one, { after, movers: moversOf(hubs) })),
    ...hubs.flatMap(asnText),
    ...hubs.flatMap((one) => stayingText(network, one)),
  ].join('; ');
}

/** The neighbours that do not move and are no longer peered, since the VNet of the hub is gone. */
function cutOffText(
  network: Network,
  { hub }: HubAndSpoke,
  { after, movers }: { readonly after: Topology; readonly movers: ReadonlySet<DeclId> },
): readonly string[] {
  const kept = new Set(after.peerings.map(({ id }) => id));
  const ends = network.topology.peerings
    .filter(({ id, a, b }) => !kept.has(id) && [a.vnet, b.vnet].includes(hub.id))
    .map(({ a, b }) => (a.vnet === hub.id ? b.vnet : a.vnet));
  const others = [...new Set(ends)].filter((id) => !movers.has(id)).map((id) => network.label(id));
  return others.length === 0
    ? []
    : [`${listed(others)} ${others.length === 1 ? 'is' : 'are'} no longer peered with ${hub.label}`];
}

/** W004: what the devices on premises must be told of the AS number. */
function asnText({ hub }: HubAndSpoke): readonly string[] {
  return hub.vpnGateways.flatMap(({ label, asn }) =>
    asn === undefined || asn === azureAsn ? [] : [`${label} gets the AS number ${azureAsn}`],
  );
}

function stayingText(network: Network, { hub, stays }: HubAndSpoke): readonly string[] {
  const names = stays.flatMap((subnet) => namesIn(network, subnet));
  return names.length === 0
    ? []
    : [`${listed(names)} ${names.length === 1 ? 'stays' : 'stay'} in ${hub.label}, a spoke now`];
}

/** The appliances, machines and services of a subnet that stays. */
function namesIn(network: Network, { nics, privateEndpoints, name, label }: Subnet): readonly string[] {
  if (name === 'AzureBastionSubnet') return ['Bastion'];
  const names = [
    ...nics.map(({ id, label: nic }) => network.nvaOfNic(id)?.label ?? nic),
    ...privateEndpoints.map((one) => one.label),
  ];
  return names.length > 0 ? [...new Set(names)] : [label];
}

function pathsText(
  network: Network,
  { paths, kept, inspected, moved, gained }: KeptPaths,
  firewalls: readonly string[],
): readonly string[] {
  const opened = gained.length > 0 ? [`${networksText(network, gained)} reach more than before`] : [];
  if (inspected.length + moved.length === 0) return ['every path stays', ...opened];
  const count = paths === undefined || kept === undefined ? 'most paths stay' : `${kept} of ${paths} paths stay`;
  const parts = [
    ...(inspected.length > 0 ? [`between ${networksText(network, inspected)}, pass ${listed(firewalls)} too`] : []),
    ...(moved.length > 0 ? [`between ${networksText(network, moved)}, take another way`] : []),
  ];
  return [count, `the others, ${parts.join(', and ')}`, ...opened];
}

/** The networks between which packets go, the Internet last. */
function networksText(network: Network, flows: readonly Flow[]): string {
  const parties = [...new Set(flows.flatMap(({ senders, receivers }) => [senders, receivers]))].flat();
  const names = [
    ...new Set(
      parties.map(({ kind, id, vnet, label }) => vnet?.label ?? (kind === 'site' ? network.label(id) : label)),
    ),
  ].sort();
  return listed([...names, ...(flows.some(({ to }) => !to) ? ['the Internet'] : [])]);
}
