import { type Address, type Prefix, prefix, widened } from '../../address/index.js';
import {
  defaultHubFirewallAddress,
  defaultHubVpnAddresses,
  defaultRouterIps,
  hubPrefix,
  type Topology,
  type VirtualHub,
} from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { freeLike } from './free-prefixes.js';

/** The length that Azure recommends for the prefix of a hub (W001). */
const recommended = 23;

/** Where hubs without a prefix look for one: it is the first of Azure's documentation. */
const usual = prefix('10.100.0.0/23');

/** A free /23 for a hub: around its own prefix if that is free, or the next one (W001). */
export function freeForHub(topology: Topology, hub: VirtualHub): Prefix | undefined {
  const own = hubPrefix(hub.vnet);
  const others = topology.virtualHubs.map((one) =>
    one === hub ? { ...hub, vnet: { ...hub.vnet, addressSpace: [] } } : one,
  );
  return freeLike({ ...topology, virtualHubs: others }, own ? widened(own, Math.min(own.length, recommended)) : usual);
}

/** Gives a hub another prefix, and the addresses of Azure in it to what had those of the old one (W002, W003). */
export function setHubPrefix(hub: VirtualHub, to: Prefix): TopologyEdit {
  const from = hubPrefix(hub.vnet);
  const moved = (addresses: readonly Address[], defaultsOf: (of: Prefix) => readonly Address[]): readonly Address[] =>
    defaultsOf(to).map((usualOne, i) => {
      const now = addresses[i];
      return !now || (from && now.text === defaultsOf(from)[i]?.text) ? usualOne : now;
    });
  const { vnet } = hub;
  const firewalls = vnet.firewalls.map((one) => {
    const [address] = moved(one.address ? [one.address] : [], (of) => [defaultHubFirewallAddress(of)]);
    return { ...one, address };
  });
  const vpnGateways = vnet.vpnGateways.map((one) => ({ ...one, bgpIps: moved(one.bgpIps, defaultHubVpnAddresses) }));
  const fields = {
    vnet: { ...vnet, addressSpace: [to], firewalls, vpnGateways },
    virtualRouterIps: moved(hub.virtualRouterIps, defaultRouterIps),
  };
  return {
    kind: 'changeDeclaration',
    declaration: hub.id,
    fields,
    words: `give ${hub.label} the address prefix ${to.text}`,
    size: 'renumber',
    touches: undefined,
  };
}
