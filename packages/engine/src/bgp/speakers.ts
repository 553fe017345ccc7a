import { type Prefix, PrefixTable } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { Settings } from '../settings.js';
import {
  azureAsn,
  expressRouteAddresses,
  expressRouteAsn,
  type Network,
  routeServerAddresses,
  type Vnet,
  vpnGatewayAddresses,
} from '../topology/index.js';
import type { Role, SpeakerNode } from './node.js';
import type { Speaker } from './route.js';

/** All speakers of a topology, sorted by id, so that nothing depends on the order of declarations. */
export function speakerNodes(network: Network, settings: Settings): SpeakerNode[] {
  const nodes: SpeakerNode[] = [];
  const add = (speaker: Speaker, role: Role, vnet?: Vnet) =>
    nodes.push({
      speaker,
      settings,
      role,
      outgoing: [],
      own: new Map(),
      ownSpace: spaceOf(vnet ? [vnet.addressSpace] : []),
      unrelayedSpace: spaceOf(
        vnet && role.kind === 'routeServer' && !settings.routeServerRelaysPeeredPrefixes
          ? network.neighbours(vnet.id).map(({ prefixes }) => prefixes)
          : [],
      ),
      spokeSpace: spaceOf(vnet ? network.transitSpace(vnet.id).map(({ prefixes }) => prefixes) : []),
    });
  const { topology } = network;
  for (const vnet of topology.vnets) {
    checkpoint();
    for (const routeServer of vnet.routeServers.slice(0, 1)) {
      const addresses = routeServerAddresses(vnet, routeServer);
      for (const instance of [0, 1] as const) {
        const address = addresses[instance];
        add(
          {
            id: `${routeServer.id}#${instance}`,
            device: routeServer.id,
            label: routeServer.label,
            kind: 'routeServer',
            instance,
            asn: azureAsn,
            addresses: address ? [address] : [],
          },
          { kind: 'routeServer', vnet, routeServer, instance },
          vnet,
        );
      }
    }
    for (const gateway of vnet.vpnGateways.slice(0, 1)) {
      add(
        {
          id: gateway.id,
          device: gateway.id,
          label: gateway.label,
          kind: 'vpnGateway',
          instance: undefined,
          asn: gateway.asn ?? azureAsn,
          addresses: vpnGatewayAddresses(vnet, gateway),
        },
        { kind: 'vpnGateway', vnet, gateway },
        vnet,
      );
    }
    for (const gateway of vnet.expressRouteGateways.slice(0, 1)) {
      add(
        {
          id: gateway.id,
          device: gateway.id,
          label: gateway.label,
          kind: 'expressRouteGateway',
          instance: undefined,
          asn: azureAsn,
          addresses: expressRouteAddresses(vnet),
        },
        { kind: 'expressRouteGateway', vnet },
        vnet,
      );
    }
  }
  for (const circuit of topology.circuits) {
    add(
      {
        id: circuit.id,
        device: circuit.id,
        label: circuit.label,
        kind: 'circuit',
        instance: undefined,
        asn: expressRouteAsn,
        addresses: circuit.nextHops,
      },
      { kind: 'circuit' },
    );
  }
  for (const nva of topology.nvas) {
    const addresses = network.nicsOf(nva).flatMap(({ nic }) => nic.addresses.filter((address) => address.family === 4));
    add(
      { id: nva.id, device: nva.id, label: nva.label, kind: 'nva', instance: undefined, asn: nva.asn, addresses },
      { kind: 'nva', nva },
    );
  }
  for (const site of topology.sites) {
    for (const router of site.routers) {
      add(
        {
          id: router.id,
          device: router.id,
          label: router.label,
          kind: 'router',
          instance: undefined,
          asn: router.asn,
          addresses: router.address ? [router.address] : [],
        },
        { kind: 'router', site, router },
      );
    }
  }
  return nodes.sort((a, b) => (a.speaker.id < b.speaker.id ? -1 : 1));
}

function spaceOf(lists: readonly (readonly Prefix[])[]): PrefixTable<Prefix> {
  const space = new PrefixTable<Prefix>();
  for (const list of lists) for (const prefix of list) space.set(prefix, prefix);
  return space;
}
