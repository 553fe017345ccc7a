import { type Address, covers, hostPrefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { tunnelRecursion } from '../../findings/loops/loop-code.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import {
  type DeclId,
  type ExportPolicy,
  type Network,
  type Nva,
  noPolicy,
  type UserNextHop,
} from '../../topology/index.js';
import { setPolicy } from '../changes/devices.js';
import { leadTo } from '../changes/routes.js';
import { newConnection } from '../edits/new-declarations.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { announceLess } from './announce-less.js';
import { loopOf } from './loop-of.js';

/** Keeps the far end of a tunnel out of what the appliance attracts with its own announcements (R193, R218). */
export const freeTunnelEnd: Repairer = { mends: [tunnelRecursion], candidates };

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  const loop = loopOf(finding);
  const tunnel = network.tunnel(loop?.tunnel);
  if (!loop || !tunnel) return;
  for (const [near, far] of [
    [tunnel.a, tunnel.b],
    [tunnel.b, tunnel.a],
  ] as const) {
    const nva = network.nva(near.device);
    const end = far.endpoint ?? network.router(far.device)?.router.address ?? nicAddress(network, far.device);
    if (!nva || !end || !loop.devices.includes(nva.id)) continue;
    yield* announceBelow(network, far.device, end);
    yield* connectBelow(network, nva, far.device, end);
    yield* routesTo(network, nva.id, end);
    yield* announceLess(network, tunnel, nva, loop, end);
  }
}

function nicAddress(network: Network, device: DeclId): Address | undefined {
  const nva = network.nva(device);
  return nva && network.nicsOf(nva)[0]?.nic.addresses[0];
}

/** The far end announces itself outside the tunnel. */
function* announceBelow(network: Network, device: DeclId, end: Address): Generator<Candidate> {
  const router = network.router(device);
  if (!router) return;
  const host = hostPrefix(end);
  for (const connection of network.topology.connections) {
    const side = [router.router.id, router.site.id].includes(connection.a.device)
      ? 'a'
      : [router.router.id, router.site.id].includes(connection.b.device)
        ? 'b'
        : undefined;
    if (!side) continue;
    const { policy } = connection[side];
    const isLimited = policy.filters.some(({ kind }) => kind.startsWith('only'));
    const other = network.label(connection[side === 'a' ? 'b' : 'a'].device);
    // Alone it keeps everything else in the tunnel, and both directions on one way.
    for (const isAlone of isLimited ? [true] : [true, false]) {
      const change: Partial<ExportPolicy> = {
        advertise: [...policy.advertise, host],
        filters: [
          // A filter that covers the end would keep it back.
          ...policy.filters.map((filter) =>
            filter.kind === 'deny' && covers(filter.prefix, host)
              ? { ...filter, kind: 'denyExactly' as const }
              : filter,
          ),
          ...(isAlone ? [{ kind: 'onlyExactly' as const, prefix: host }] : []),
        ],
      };
      const what = `announce ${isAlone && !isLimited ? 'nothing but ' : ''}${host.text} to ${other}`;
      const words = `let ${router.router.label} ${what}, outside the tunnel`;
      yield { edits: [setPolicy(network, connection, side, change, words)], standing: 'preferred' };
    }
  }
}

/**
 * A router that no connection leads to is connected with the circuit of the appliance's gateway, to which it announces
 * the far end alone, so that everything else still passes the tunnel.
 */
function* connectBelow(network: Network, nva: Nva, device: DeclId, end: Address): Generator<Candidate> {
  const router = network.router(device);
  const vnet = network.nicsOf(nva)[0]?.vnet;
  if (!router || !vnet || router.router.asn === undefined) return;
  const isConnected = [router.router.id, router.site.id].some((id) => network.connectionsOf(id).length > 0);
  if (isConnected) return;
  const host = hostPrefix(end);
  const policy = { ...noPolicy, advertise: [host], filters: [{ kind: 'onlyExactly' as const, prefix: host }] };
  for (const gateway of (network.hubOf(vnet.id) ?? vnet).expressRouteGateways) {
    for (const { a, b } of network.connectionsOf(gateway.id)) {
      const circuit = a.device === gateway.id ? b.device : a.device;
      const { label } = router.router;
      const words = `connect ${network.label(circuit)} with ${label}, which announces ${host.text} there`;
      const declaration = newConnection(network.topology, circuit, { device, policy });
      const edit: TopologyEdit = {
        kind: 'addDeclaration',
        parent: undefined,
        list: 'connections',
        declaration,
        words,
        size: 'peering',
        touches: undefined,
      };
      yield { edits: [edit], standing: 'offered' };
    }
  }
}

/** A host route on the subnet of the appliance: to the VPN gateway, or to the Internet for a public address. */
function* routesTo(network: Network, nva: DeclId, end: Address): Generator<Candidate> {
  const known = network.nva(nva);
  const place = known && network.nicsOf(known)[0];
  if (!place) return;
  const hub = network.hubOf(place.vnet.id) ?? place.vnet;
  const isVpn = hub.vpnGateways.length > 0 && hub.expressRouteGateways.length === 0;
  const type: UserNextHop['type'] | undefined = !isPrivateAddress(end)
    ? 'Internet'
    : isVpn
      ? 'VirtualNetworkGateway'
      : undefined;
  if (type === undefined) return;
  yield { edits: [leadTo(network, place.subnet, hostPrefix(end), { type } as UserNextHop)], standing: 'offered' };
}
