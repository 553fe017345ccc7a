import {
  type Address,
  type Connection,
  type ConnectionEnd,
  contains,
  isProblem,
  type Nic,
  parseAddress,
  type Topology,
  type Vnet,
  vpnGatewayAddresses,
} from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { CheckContext } from './check-context.js';

/**
 * BGP peer addresses behind the connections of a VPN gateway that lie in the gateway's own network (R285): the gateway
 * looks for them there, so the session does not come up. APIPA addresses never do; NICs of an appliance in that network
 * are where they should be.
 */
export function checkBgpPeers(context: CheckContext): void {
  const { connections } = context.topology;
  if (connections.length === 0) return;
  const speakers = speakersOf(context.topology);
  for (const connection of connections) {
    checkPeer(context, connection, 'a', speakers);
    checkPeer(context, connection, 'b', speakers);
  }
}

/** What can stand at the end of a connection, with its addresses; gateways have their VNets. */
interface Speaker {
  readonly label: string;
  readonly addresses: readonly Address[];
  readonly vnet?: Vnet;
}

function speakersOf({ vnets, sites, nvas, connections }: Topology): ReadonlyMap<string, Speaker> {
  const found = new Map<string, Speaker>();
  const ends = new Set(connections.flatMap(({ a, b }) => [a.device, b.device]));
  const owned = new Set(nvas.filter(({ id }) => ends.has(id)).flatMap((nva) => nva.nics));
  const nics = new Map<string, Nic>();
  for (const { subnets } of owned.size > 0 ? vnets : []) {
    for (const subnet of subnets) for (const nic of subnet.nics) if (owned.has(nic.id)) nics.set(nic.id, nic);
  }
  for (const vnet of vnets) {
    for (const gateway of vnet.vpnGateways) {
      const { id, label } = gateway;
      found.set(id, { label, addresses: vpnGatewayAddresses(vnet, gateway), vnet });
    }
  }
  for (const site of sites) {
    for (const { id, label, address } of [site, ...site.routers].map((each) => ({ address: undefined, ...each }))) {
      found.set(id, { label, addresses: address ? [address] : [] });
    }
  }
  for (const { id, label, nics: own } of nvas) {
    found.set(id, { label, addresses: own.flatMap((nic) => nics.get(nic)?.addresses ?? []) });
  }
  return found;
}

function checkPeer(
  context: CheckContext,
  connection: Connection,
  side: 'a' | 'b',
  speakers: ReadonlyMap<string, Speaker>,
): void {
  const far: ConnectionEnd = connection[side];
  const gateway = speakers.get(connection[side === 'a' ? 'b' : 'a'].device);
  const peer = speakers.get(far.device);
  const vnet = gateway?.vnet;
  if (!vnet || !peer || (!connection.enableBgp && far.bgpIps.length === 0)) return;
  const node = (context.node(connection.id)?.node as ast.Connection | undefined)?.[side];
  const isItsNic = ({ text }: Address) => !peer.vnet && peer.addresses.some((each) => each.text === text);
  const isAppliance = context.topology.nvas.some(({ id }) => id === far.device);
  const addresses = far.bgpIps.length > 0 ? far.bgpIps : isAppliance ? [] : peer.addresses;
  addresses.forEach((address) => {
    const own = vnet.addressSpace.find((prefix) => contains(prefix, address));
    if (!own || (isAppliance && isItsNic(address))) return;
    const written = far.bgpIps.length > 0 ? writtenAt(node, address) : undefined;
    const message = `BGP peer address ${address.text} of ${peer.label} is in ${own.text}, the address space of ${vnet.label}. ${gateway.label} looks for it inside its own network and never uses the host route into the connection, so the session does not come up. Give the end of ${peer.label} a bgpIp outside ${vnet.label}, such as a loopback of the device.`;
    context.report('AZR048', connection.id, written ?? { ...(node && { node }), property: 'device' }, message);
  });
}

/** Where an address is written as `bgpIp` of an end. */
function writtenAt(end: ast.ConnectionEnd | undefined, { text }: Address) {
  for (const node of end?.attributes ?? []) {
    if (node.key !== 'bgpIp') continue;
    const index = node.addresses.findIndex((each) => {
      const parsed = parseAddress(each);
      return !isProblem(parsed) && parsed.text === text;
    });
    if (index >= 0) return { node, property: 'addresses', index };
  }
  return undefined;
}
