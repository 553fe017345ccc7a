import { type Address, contains, type Prefix } from '../../../address/index.js';
import { listed } from '../../../findings/listed.js';
import { someInternetAddress } from '../../../forwarding/special-addresses.js';
import {
  type DeclId,
  type Network,
  type Peering,
  type Site,
  servesOthers,
  type Vnet,
} from '../../../topology/index.js';
import { mayBePeered, mayPeer } from '../../changes/peerings.js';
import { endsAt } from './connected-sites.js';
import type { Impossibility } from './impossibility.js';
import { overlapOf } from './overlap.js';
import { applianceOf, type End } from './parties.js';
import { isPeered } from './without-gateway.js';

/** Where packets can be: in a VNet, or at a gateway, circuit, site or appliance, after so many of the asked appliances. */
interface Place {
  readonly at: DeclId;
  readonly passed: number;
  /** The peering over which the packets came. */
  readonly over?: { readonly from: Vnet; readonly to: Vnet } | undefined;
}

/** Where packets are that the receiver has got. */
const delivered = 'delivered';

/**
 * Follows everything that packets for one address could do at best: all peerings that Azure allows, all routes, and all
 * connections and tunnels that are declared. What is not reached even so is out of reach. Nothing is said beside virtual
 * hubs, with which a VNet can be connected instead of peered (W022).
 */
export function noWay(
  network: Network,
  sender: End,
  receiver: End,
  via: readonly DeclId[] | undefined,
): Impossibility | undefined {
  if (network.topology.virtualHubs.length > 0) return undefined;
  const goal = receiver.vnet ?? receiver.site;
  const start = sender.vnet ?? sender.site;
  const to = goal
    ? receiver.addresses.find(({ family }) => sender.addresses.some((own) => own.family === family))
    : someInternetAddress;
  const all = via?.length ?? 0;
  if (!start || !to || (!goal && all === 0)) return undefined;
  if (via?.some((id) => applianceOf(network, id) === undefined)) return undefined;
  const ways = new Ways(network, to, goal, via);
  const reached = new Map<string, Place>();
  const open: Place[] = [{ at: start.id, passed: 0 }];
  for (const place of open) {
    const key = `${place.passed} ${place.at} ${place.over?.from.id} ${place.over?.to.id}`;
    if (reached.has(key)) continue;
    if (place.passed === all && (!goal || place.at === delivered || place.at === goal.id)) return undefined;
    reached.set(key, place);
    open.push(...ways.from(place));
  }
  const { vnet: home } = sender;
  if (via === undefined && home && receiver.vnet && !isLinked(network, home, receiver.vnet)) {
    return overlapOf(network, home, receiver.vnet);
  }
  const most = Math.max(...[...reached.values()].map(({ passed }) => passed));
  const last = [...reached.values()].flatMap(({ at, passed }) => (passed === most ? (network.vnet(at) ?? []) : []));
  const text = textOf(network, receiver, to, last, via);
  return text === undefined ? undefined : { kind: 'noWay', text };
}

function textOf(
  network: Network,
  { vnet: goal, label }: End,
  to: Address,
  last: readonly Vnet[],
  via: readonly DeclId[] | undefined,
): string | undefined {
  const through = via ? ` through ${listed(via.map((id) => network.label(id)))} alone` : '';
  const trap = last.find((vnet) => vnet !== goal && vnet.addressSpace.some((space) => contains(space, to)));
  if (trap) {
    return `${to.text} of ${label} lies in the address space of ${trap.label} too, and no gateway or tunnel leads packets for it out of ${trap.label}${through}.`;
  }
  const [vnet] = last;
  if (!vnet) return undefined;
  return `No peering, gateway or tunnel can lead packets from ${vnet.label} to ${label}${through}.`;
}

class Ways {
  /** How long the prefix is by which other networks know the receiver. */
  private readonly known: number;

  constructor(
    private readonly network: Network,
    private readonly to: Address,
    private readonly goal: Vnet | Site | undefined,
    private readonly via: readonly DeclId[] | undefined,
  ) {
    this.known = longest(goal?.addressSpace ?? [], to);
  }

  *from(place: Place): Generator<Place> {
    const { at, passed, over } = place;
    if (at === delivered) return;
    const vnet = this.network.vnet(at);
    if (vnet) {
      yield* this.fromVnet(vnet, place);
      return;
    }
    const thing = this.network.thing(at);
    if (thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway') {
      // R072: the GatewaySubnet may have no default route, but the gateway may learn one.
      if (this.goal || thing.vnet.routeServers.length > 0) yield { at: thing.vnet.id, passed, over };
      const pool = thing.kind === 'vpnGateway' ? longest(thing.gateway.pointToSite, this.to) : -1;
      if (!this.isOwn(thing.vnet) && (pool < 0 || pool < this.known)) yield* this.over(at, passed);
    } else if (thing?.kind === 'site') {
      for (const device of [at, ...thing.site.routers.map(({ id }) => id)]) yield* this.over(device, passed);
    } else {
      for (const home of applianceOf(this.network, at)?.vnets ?? []) yield { at: home.id, passed, over };
      yield* this.over(at, passed);
    }
  }

  private *fromVnet(vnet: Vnet, { passed, over }: Place): Generator<Place> {
    const { vnets, nvas } = this.network.topology;
    // R090: two that overlap have no common peer.
    const before = over?.to === vnet ? over.from : undefined;
    const isFree = (each: Vnet) =>
      !before ||
      each === before ||
      each === vnet ||
      mayPeer(each, before) ||
      [each, before].some((far) => leavesSubnetsOut(this.network, vnet, far));
    const near = vnets.filter((each) => isLinked(this.network, vnet, each) && isFree(each));
    const via = (to: Vnet) => (to === vnet ? over : { from: vnet, to });
    if (near.some((each) => each === this.goal)) yield { at: delivered, passed };
    for (const { id } of [...nvas, ...vnets.flatMap(({ firewalls }) => firewalls)]) {
      for (const home of applianceOf(this.network, id)?.vnets ?? []) {
        if (near.includes(home)) yield* this.into(id, passed, via(home));
      }
    }
    for (const hub of near) {
      if (hub !== vnet && servesOthers(vnet)) continue;
      if (!this.mayLeaveBy(vnet, hub)) continue;
      for (const { id } of [...hub.vpnGateways, ...hub.expressRouteGateways]) yield { at: id, passed, over: via(hub) };
    }
  }

  /** An appliance that nobody asked for may not be passed if others are. */
  private *into(id: DeclId, passed: number, over?: Place['over']): Generator<Place> {
    if (applianceOf(this.network, id)?.addresses.length === 0) return;
    if (this.via === undefined) yield { at: id, passed, over };
    else if (this.via[passed] === id) yield { at: id, passed: passed + 1, over };
  }

  /** Over the connections and tunnels of a device. */
  private *over(device: DeclId, passed: number): Generator<Place> {
    const { tunnels } = this.network.topology;
    for (const { a, b } of [...this.network.connectionsOf(device), ...tunnels]) {
      if (a.device !== device && b.device !== device) continue;
      const far = a.device === device ? b.device : a.device;
      const thing = this.network.thing(far);
      if (thing?.kind === 'nva') yield* this.into(far, passed);
      else if (thing?.kind !== 'site' && thing?.kind !== 'router') yield { at: far, passed };
      else yield* this.intoSite(thing.site, passed);
    }
  }

  /** A site passes on what is not its own if it is declared to, or if its routers end tunnels. */
  private *intoSite(site: Site, passed: number): Generator<Place> {
    const passes = site.transit || this.network.topology.tunnels.some((tunnel) => endsAt(tunnel, site));
    if (site === this.goal || passes) yield { at: site.id, passed };
  }

  /** R061, R062: what its own address space holds leaves a VNet only by a user-defined route, which a VPN gateway takes. */
  private mayLeaveBy(vnet: Vnet, { vpnGateways, expressRouteGateways }: Vnet): boolean {
    if (longest(vnet.addressSpace, this.to) < 0) return true;
    return vpnGateways.length > 0 && expressRouteGateways.length === 0;
  }

  /** A gateway delivers in its own VNet, unless a longer prefix leads elsewhere (R201). */
  private isOwn(vnet: Vnet): boolean {
    const own = longest(vnet.addressSpace, this.to);
    return vnet !== this.goal && own >= 0 && own >= this.known;
  }
}

function longest(spaces: readonly Prefix[], to: Address): number {
  return Math.max(-1, ...spaces.filter((space) => contains(space, to)).map(({ length }) => length));
}

/** R022: a subnet peering has only the prefixes of its subnets, so that the others may overlap. */
function leavesSubnetsOut({ topology: { peerings } }: Network, one: Vnet, two: Vnet): boolean {
  const isBetween = ({ a, b }: Peering) => [a.vnet, b.vnet].includes(one.id) && [a.vnet, b.vnet].includes(two.id);
  return peerings.some((peering) => isBetween(peering) && [peering.a, peering.b].some(({ subnets }) => subnets));
}

function isLinked(network: Network, one: Vnet, two: Vnet): boolean {
  return one === two || isPeered(network, one, two) || mayBePeered(network, one, two);
}
