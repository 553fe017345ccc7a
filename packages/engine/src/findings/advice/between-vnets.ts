import type { Network, Vnet } from '../../topology/index.js';
import type { Cures } from './cures.js';
import { inVain } from './in-vain.js';
import type { Place } from './place.js';
import type { Step } from './step.js';
import { stepText } from './words.js';

/** What leads packets from one VNet to another that it is not peered with (R018, R080, R088); undefined if it is. */
export function betweenVnets(network: Network, from: Place, to: Place): Cures | undefined {
  const [near, far] = [from.vnet, to.vnet];
  if (!near || !far || near === far) return undefined;
  const peer: Step = { kind: 'peer', vnets: [near.id, far.id] };
  if (inVain(network, peer) !== undefined) return undefined;
  if (network.peeringBetween(near.id, far.id)) {
    const why = `The peering between ${near.label} and ${far.label} exists on only one side.`;
    return { why, text: 'Create the other half.', steps: [peer] };
  }
  const why = `${near.label} and ${far.label} are not directly peered, and peering is not transitive.`;
  const throughGateway = gatewayRoutes(network, from, to);
  const options = [
    stepText(network, peer),
    ...throughAppliance(network, near, far),
    ...(throughGateway.length > 0 ? [throughGateway.map((step) => stepText(network, step)).join(' and ')] : []),
  ];
  const [first = '', ...others] = options;
  const text = `${first.slice(0, 1).toUpperCase()}${first.slice(1)}${others.map((option) => `, or ${option}`).join('')}.`;
  return { why, text, steps: [peer, ...throughGateway] };
}

/** R088: if both use one VPN gateway, routes to it in both lead through it. */
function gatewayRoutes(network: Network, from: Place, to: Place): readonly Step[] {
  const [near, far] = [from.vnet, to.vnet];
  if (!near || !far || !from.subnet || !to.subnet) return [];
  const [home, other] = [near, far].map((vnet) => network.hubOf(vnet.id));
  // Sources disagree on whether it works in a VNet with a Route Server (T03).
  if (!home || home !== other || home.routeServers.length > 0) return [];
  const target = { type: 'VirtualNetworkGateway' } as const;
  const missing = (prefixes: Vnet['addressSpace'], subnet: string): readonly Step[] =>
    prefixes
      .map((prefix): Step => ({ kind: 'addRoutes', subnet, prefixes: [prefix], target, meantFor: [] }))
      .filter((step) => inVain(network, step) === undefined);
  const there = missing(far.addressSpace, from.subnet.id);
  return there.length === 0 ? [] : [...there, ...missing(near.addressSpace, to.subnet.id)];
}

/** User-defined routes through an appliance of a VNet that is peered with both. */
function throughAppliance(network: Network, near: Vnet, far: Vnet): readonly string[] {
  const beyond = new Set(network.neighbours(far.id).map(({ vnet }) => vnet));
  const shared = network.neighbours(near.id).flatMap(({ vnet }) => (beyond.has(vnet) ? [vnet] : []));
  // Nothing but its firewall can be in a virtual hub.
  const [hub] = shared.filter(({ id, firewalls }) => firewalls.length > 0 || !network.virtualHub(id));
  if (!hub) return [];
  const appliances = [
    ...hub.firewalls.slice(0, 1).map(({ label }) => label),
    ...network.topology.nvas.flatMap((nva) =>
      network.nicsOf(nva).some(({ vnet }) => vnet === hub) ? [nva.label] : [],
    ),
  ].sort();
  const through = appliances[0] ?? `an appliance in ${hub.label}`;
  return [`lead both directions through ${through} with user-defined routes`];
}
