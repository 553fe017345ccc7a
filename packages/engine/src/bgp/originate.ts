import type { Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { append } from '../collections.js';
import type { Cause, Connection, ConnectionEnd, DeclId, Network, Vnet } from '../topology/index.js';
import type { FindSpeaker, SpeakerNode } from './node.js';
import { ownRoute } from './own-route.js';
import type { OwnRouteTarget } from './route.js';

/** Gives every speaker its own routes: networks, static routes, host routes of peers, and pools. */
export function originateRoutes(network: Network, nodes: readonly SpeakerNode[], find: FindSpeaker): void {
  for (const node of nodes) {
    checkpoint();
    node.rules.originate(network, node, find);
  }
}

/** The address space of a VNet and of those that use its gateways and Route Server. */
export function originateVnets(network: Network, node: SpeakerNode, vnet: Vnet, rule: Cause['rule']): void {
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

/**
 * What a device routes into its static connections (R282): the prefixes declared on its end, or otherwise those that the
 * gateway would announce (language reference, section 5).
 * @param ids the IDs by which connections may name the device
 */
export function originateStaticReturns(
  network: Network,
  node: SpeakerNode,
  ids: ReadonlySet<DeclId>,
  find: FindSpeaker,
): void {
  for (const device of ids) {
    for (const connection of network.connectionsOf(device)) {
      if (connection.enableBgp) continue;
      const [near, far] = endsSeenFrom(connection, device);
      const gateway = find(far.device);
      if (!gateway || gateway.rules.alwaysBgp) continue;
      const add = (prefix: Prefix, rule: Cause['rule'], what: string) =>
        addOwn(node, prefix, { kind: 'connection', connection: connection.id, far: far.device }, [
          rule,
          `Static route into connection ${connection.label}: ${what}.`,
          connection.id,
        ]);
      for (const prefix of near.prefixes ?? []) {
        if (prefix.family === 6 && !gateway.rules.carriesIpv6) continue;
        add(prefix, 'R282', `prefixes of ${network.label(device)}'s end`);
      }
      if (near.prefixes) continue;
      for (const { spoke, prefixes } of gateway.rules.routedBack(network, gateway)) {
        for (const prefix of prefixes) add(prefix, 'R106', `address space of ${spoke.label}`);
      }
    }
  }
}

/** Why a speaker originates a prefix for one peer, as its policy says. */
export function byAdvertise({ speaker }: SpeakerNode): Pick<Cause, 'rule' | 'text'> {
  return { rule: 'R158', text: `${speaker.label} originates it to this peer by "advertise".` };
}

/** The two ends of a connection, the one at `device` first. */
export function endsSeenFrom(connection: Connection, device: DeclId): readonly [ConnectionEnd, ConnectionEnd] {
  return connection.a.device === device ? [connection.a, connection.b] : [connection.b, connection.a];
}

/** Adds an own route to a speaker, unless the speaker does not carry its address family (R032, R033). */
export function addOwn(
  node: SpeakerNode,
  prefix: Prefix,
  own: OwnRouteTarget,
  [rule, text, declaration]: readonly [Cause['rule'], string, DeclId],
): void {
  if (prefix.family === 6 && !node.rules.carriesIpv6) return;
  const route = ownRoute(node, prefix, own, { rule, text, declarations: [declaration] });
  append(node.own, prefix.text, route);
}
