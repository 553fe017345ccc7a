import { type Address, contains, hostPrefix, type Prefix } from '../../address/index.js';
import type { Flow } from '../../comparison/flow.js';
import { Ends } from '../../findings/expectations/ends.js';
import type { Finding } from '../../findings/finding.js';
import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { DeclId, ExpectationEnd, Network } from '../../topology/index.js';

/**
 * The flows that may be lost: the expectation that is to hold says that they are dropped, or they arrive only because of
 * the leak that is to be closed.
 */
export function exemptBy(network: Network, { subject }: Finding): (flow: Flow) => boolean {
  if (subject?.kind === 'leak') {
    const isBranch = ({ vnet }: Flow['from']) => vnet === undefined;
    return subject.to === 'internet' ? ({ from, to }) => isBranch(from) && to === undefined : passesBetweenGateways;
  }
  const expectation = subject?.kind === 'unmetExpectation' ? subject.expectation : undefined;
  if (!expectation?.dropped) return () => false;
  const ends = new Ends(network);
  const [from, to] = [reachOf(network, ends, expectation.from), reachOf(network, ends, expectation.to)];
  const goes = ({ senders, to: receiver, destination }: Flow, sender: Reach, end: Reach, internet: boolean) =>
    senders.every(({ id, subnet }) => sender.places.has(subnet?.id ?? id)) &&
    (receiver === undefined ? internet : isInside(end, destination));
  return (flow) =>
    goes(flow, from, to, expectation.to.kind === 'internet') || (expectation.bothWays && goes(flow, to, from, false));
}

/**
 * R164: whether packets come from one kind of gateway and leave Azure through the other on some path. A VPN gateway hands
 * them to the circuit, past the ExpressRoute gateway.
 */
function passesBetweenGateways({ before }: Flow): boolean {
  return pathsOf(before).some((hops) => {
    const kinds = new Set(hops.map(({ kind }) => kind));
    return kinds.has('vpnGateway') && (kinds.has('expressRouteGateway') || kinds.has('circuit'));
  });
}

/** What a route for an end acts on: whole subnets, with their private endpoints and appliances, and sites. */
interface Reach {
  readonly places: ReadonlySet<DeclId>;
  /** Their prefixes. Packets to an address that another network has too cannot be told apart. */
  readonly space: readonly Prefix[];
}

function isInside({ space }: Reach, destination: Address): boolean {
  return space.some((prefix) => contains(prefix, destination));
}

function reachOf(network: Network, ends: Ends, end: ExpectationEnd): Reach {
  const things = ends.of(end).flatMap(({ sender, addresses }) => {
    const thing = sender === undefined ? undefined : network.thing(sender);
    if (thing?.kind === 'nic' || thing?.kind === 'privateEndpoint') {
      return [{ id: thing.subnet.id, space: thing.subnet.prefixes }];
    }
    // A host may be outside the address space of its site.
    if (thing?.kind === 'host' && thing.home.kind === 'site')
      return [{ id: thing.home.id, space: [...thing.home.addressSpace, ...addresses.map(hostPrefix)] }];
    if (thing?.kind === 'host') return [{ id: thing.home.id, space: addresses.map(hostPrefix) }];
    return sender === undefined ? [] : [{ id: sender, space: addresses.map(hostPrefix) }];
  });
  return { places: new Set(things.map(({ id }) => id)), space: things.flatMap(({ space }) => space) };
}
