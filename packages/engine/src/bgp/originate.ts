import { covers, hostPrefix, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { Cause, Connection, ConnectionEnd, DeclId, Network, Vnet } from '../topology/index.js';
import { azureAsn, vpnGatewayAddresses } from '../topology/index.js';
import type { SpeakerNode } from './node.js';
import { ownRoute } from './own-route.js';
import type { OwnRouteTarget } from './route.js';

/** Gives every speaker the routes that it has of its own: networks, static routes, host routes of peers, pools. */
export function originateRoutes(network: Network, nodes: readonly SpeakerNode[]): void {
  for (const node of nodes) {
    checkpoint();
    switch (node.role.kind) {
      case 'routeServer':
        originateVnets(network, node, node.role.vnet, 'R162');
        break;
      case 'vpnGateway':
        originateVnets(network, node, node.role.vnet, 'R106');
        originateConnections(network, node, node.role.vnet);
        for (const pool of node.role.gateway.pointToSite) {
          addOwn(node, pool, { kind: 'pointToSite' }, [
            'R102',
            `Point-to-site address pool of ${node.speaker.label}.`,
            node.speaker.device,
          ]);
        }
        break;
      case 'expressRouteGateway':
        originateVnets(network, node, node.role.vnet, 'R113');
        break;
      case 'nva':
        for (const prefix of node.role.nva.advertise) {
          addOwn(node, prefix, { kind: 'advertised' }, [
            'R158',
            `${node.speaker.label} originates it by "advertise".`,
            node.speaker.device,
          ]);
        }
        originateStaticReturns(network, node);
        break;
      case 'router': {
        const { site } = node.role;
        for (const prefix of site.addressSpace) {
          addOwn(node, prefix, { kind: 'network' }, ['R106', `Address space of site ${site.label}.`, site.id]);
        }
        originateStaticReturns(network, node);
        break;
      }
      case 'circuit':
        break;
    }
  }
}

function originateVnets(network: Network, node: SpeakerNode, vnet: Vnet, rule: Cause['rule']): void {
  for (const prefix of vnet.addressSpace) {
    addOwn(node, prefix, { kind: 'network' }, [rule, `Address space of ${vnet.label}.`, vnet.id]);
  }
  for (const { spoke, prefixes } of network.transitSpace(vnet.id)) {
    for (const prefix of prefixes) {
      addOwn(node, prefix, { kind: 'network' }, [
        'R084',
        `Address space of ${spoke.label}, which uses the gateways and Route Server of ${vnet.label} (useRemoteGateways).`,
        spoke.id,
      ]);
    }
  }
}

/** True if a gateway announces a summary in place of this own prefix (R114). */
export function summarized(vnet: Vnet, prefix: Prefix): boolean {
  const summaries = vnet.summarizedGatewayPrefixes;
  if (summaries.length === 0 || summaries.some((summary) => summary.text === prefix.text)) return false;
  return (
    vnet.addressSpace.some((own) => own.text === prefix.text) || summaries.some((summary) => covers(summary, prefix))
  );
}

function originateConnections(network: Network, node: SpeakerNode, vnet: Vnet): void {
  for (const connection of network.connectionsOf(node.speaker.device)) {
    const [near, far] = endsSeenFrom(connection, node.speaker.device);
    if (isCircuit(network, far.device)) continue;
    const farLabel = network.label(far.device);
    for (const prefix of near.prefixes ?? (connection.enableBgp ? [] : farSpace(network, far.device))) {
      addOwn(node, prefix, { kind: 'connection', connection: connection.id, far: far.device }, [
        'R101',
        `Static route into connection ${connection.label}: address space of the local network gateway for ${farLabel}.`,
        connection.id,
      ]);
    }
    if (!connection.enableBgp && far.bgpIps.length === 0) continue;
    for (const peer of bgpAddresses(network, far)) {
      // A peer inside the gateway's own VNet needs no host route.
      if (vnet.addressSpace.some((own) => covers(own, hostPrefix(peer)))) continue;
      addOwn(
        node,
        hostPrefix(peer),
        { kind: 'bgpPeer', connection: connection.id, far: far.device, asn: asnOf(network, far.device) },
        ['R272', `BGP peer address of ${farLabel} behind connection ${connection.label}.`, connection.id],
      );
    }
  }
}

/** Over a static connection the far end routes back what the gateway would announce (language reference, section 5). */
function originateStaticReturns(network: Network, node: SpeakerNode): void {
  const devices = new Set<DeclId>([node.speaker.device]);
  if (node.role.kind === 'router' && node.role.site.routers.length === 1) devices.add(node.role.site.id);
  for (const device of devices) {
    for (const connection of network.connectionsOf(device)) {
      if (connection.enableBgp) continue;
      const [, far] = endsSeenFrom(connection, device);
      const gateway = network.thing(far.device);
      if (gateway?.kind !== 'vpnGateway') continue;
      const { vnet: home } = gateway;
      const space = [{ spoke: home, prefixes: home.addressSpace }, ...network.transitSpace(home.id)];
      for (const { spoke, prefixes } of space) {
        // R032: a VPN gateway carries IPv4 only.
        for (const prefix of prefixes.filter(({ family }) => family === 4)) {
          addOwn(node, prefix, { kind: 'connection', connection: connection.id, far: far.device }, [
            'R106',
            `Static route into connection ${connection.label}: address space of ${spoke.label}.`,
            connection.id,
          ]);
        }
      }
    }
  }
}

/** The BGP speaker addresses of a connection's far end, as the near gateway's local network gateway holds them. */
export function bgpAddresses(network: Network, end: ConnectionEnd): readonly import('../address/index.js').Address[] {
  if (end.bgpIps.length > 0) return end.bgpIps;
  const router = network.router(end.device)?.router;
  if (router) return router.address ? [router.address] : [];
  const thing = network.thing(end.device);
  if (thing?.kind === 'vpnGateway') {
    const addresses = vpnGatewayAddresses(thing.vnet, thing.gateway);
    const one = end.instance === undefined ? undefined : addresses[end.instance];
    return one ? [one] : addresses;
  }
  if (thing?.kind === 'nva') {
    return network
      .nicsOf(thing.nva)
      .slice(0, 1)
      .flatMap(({ nic }) => nic.addresses.filter((a) => a.family === 4));
  }
  return [];
}

function asnOf(network: Network, device: DeclId): number | undefined {
  const router = network.router(device)?.router;
  if (router) return router.asn;
  const thing = network.thing(device);
  if (thing?.kind === 'vpnGateway') return thing.gateway.asn ?? azureAsn;
  return thing?.kind === 'nva' ? thing.nva.asn : undefined;
}

/** The two ends of a connection, the one at `device` first. */
export function endsSeenFrom(connection: Connection, device: DeclId): readonly [ConnectionEnd, ConnectionEnd] {
  return connection.a.device === device ? [connection.a, connection.b] : [connection.b, connection.a];
}

function farSpace(network: Network, device: DeclId): readonly Prefix[] {
  const site = network.router(device)?.site;
  if (site) return site.addressSpace;
  const thing = network.thing(device);
  return thing?.kind === 'vpnGateway' ? thing.vnet.addressSpace : [];
}

function isCircuit(network: Network, device: DeclId): boolean {
  return network.thing(device)?.kind === 'circuit';
}

function addOwn(
  node: SpeakerNode,
  prefix: Prefix,
  own: OwnRouteTarget,
  [rule, text, declaration]: readonly [Cause['rule'], string, DeclId],
): void {
  const route = ownRoute(node, prefix, own, { rule, text, declarations: [declaration] });
  // R032, R033: VPN gateways and Route Server carry IPv4 only.
  if (prefix.family === 6 && (node.role.kind === 'routeServer' || node.role.kind === 'vpnGateway')) return;
  const routes = node.own.get(prefix.text);
  if (routes) routes.push(route);
  else node.own.set(prefix.text, [route]);
}
