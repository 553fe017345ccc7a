import { type Address, contains, isProblem, parseAddress } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import type { BlackHole } from '../../findings/black-holes/black-hole.js';
import { learnedNextHop } from '../../findings/black-holes/kinds.js';
import type { Finding } from '../../findings/finding.js';
import { addressesOf, type BgpSession, type DeclId, type Network, type Nva, type Vnet } from '../../topology/index.js';
import { setPolicy } from '../changes/devices.js';
import { hopsOf, isReachable } from '../changes/next-hops.js';
import { arePeered, joinVnets, mayBePeered, subnetsWith } from '../changes/peerings.js';
import { setPropagation } from '../changes/routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Brings the next hop of a learned route into reach: another one is announced, or the VNets are peered (R158, R159). */
export const reachLearnedNextHop: Repairer = { mends: [learnedNextHop], candidates };

function* candidates({ world: { network } }: RepairContext, { subject }: Finding): Generator<Candidate> {
  if (subject?.kind !== 'blackHoles') return;
  const places = subject.holes.flatMap(({ flow, drop }) => {
    if (drop.end.kind !== 'nextHopUnreachable') return [];
    const { vnet, subnet } = network.nic(drop.decision?.at ?? '') ?? flow.from;
    const hop = drop.decision?.row?.nextHops.find(({ session }) => session !== undefined);
    const address = drop.end.nextHop?.text ?? hop?.text;
    const session = drop.end.session ?? hop?.session;
    return vnet ? [{ vnet, subnet, address, session }] : [];
  });
  const [first] = places;
  if (!first) return;
  const vnets = [...new Set(places.map(({ vnet }) => vnet))];
  const session = network.topology.sessions.find(({ id }) => id === first.session);
  if (session) yield* otherNextHops(network, session, vnets, first.address);
  yield* withoutPropagation(network, subject.holes);
  const owner = ownerOf(network, first.address, session);
  if (owner && vnets.every((vnet) => mayBePeered(network, vnet, owner))) {
    const siblings = vnets.flatMap(({ id }) => network.transitSpokes(network.hubOf(id)?.id ?? ''));
    const others = siblings.filter((vnet) => !vnets.includes(vnet));
    const hop = parseAddress(first.address ?? '');
    const ends = [
      ...places.flatMap(({ subnet }) => subnet?.id ?? []),
      ...(isProblem(hop) ? [] : subnetsWith(owner, hop)),
    ];
    yield {
      edits: vnets.flatMap((vnet) => joinVnets(network, vnet, owner, ends) ?? []),
      // To join networks is a decision of its own, unless all others of the hub show that it has been made (R159).
      standing: arePeered(network, others, owner) ? 'fixAll' : 'offered',
    };
  }
}

/** R069: the senders' tables lead instead of what is learned, as it was meant if they cover all of it. */
function* withoutPropagation(network: Network, holes: readonly BlackHole[]): Generator<Candidate> {
  const tables = holes.map(({ flow: { from, destination } }) => ({
    table: network.routeTable(from.subnet?.routeTable),
    destination,
  }));
  const edits = distinctBy(tables, ({ table }) => table?.id ?? '').flatMap(({ table }) =>
    table && !table.disableBgpRoutePropagation ? [setPropagation(table, true)] : [],
  );
  if (edits.length === 0 || tables.some(({ table }) => table === undefined)) return;
  const isCovered = tables.every(({ table, destination }) =>
    table?.routes.some(
      ({ destination: to, nextHop }) =>
        nextHop.type === 'VirtualAppliance' && 'prefix' in to && contains(to.prefix, destination),
    ),
  );
  yield { edits, standing: isCovered ? 'fixAll' : 'offered' };
}

/** Next hops that all of these VNets reach: those of the appliance itself, then load balancers and appliances nearby. */
function* otherNextHops(
  network: Network,
  session: BgpSession,
  vnets: readonly Vnet[],
  instead: string | undefined,
): Generator<Candidate> {
  const end = (['a', 'b'] as const).find((side) => network.nva(session[side].device) !== undefined);
  const nva = end && network.nva(session[end].device);
  if (!end || !nva) return;
  const own = hopsOf(network, nva).map(({ address }) => ({ address, of: nva }));
  const others = network.topology.nvas
    .filter((other) => other !== nva)
    .flatMap((other) => hopsOf(network, other).map(({ address }) => ({ address, of: other })));
  const seen = new Set([instead]);
  for (const { address, of } of [...own, ...others]) {
    if (seen.has(address.text) || !vnets.every(({ id }) => isReachable(network, id, address))) continue;
    seen.add(address.text);
    const isOwn = of === nva;
    const isDefault = session[end].policy.nextHop !== undefined && isFirst(network, nva, address);
    const words = isDefault
      ? `let ${nva.label} announce itself as next hop`
      : `let ${nva.label} announce ${address.text} as next hop`;
    const change = { nextHop: isDefault ? undefined : address };
    const edits = alike(network, session, end).map(([each, side], i) =>
      setPolicy(network, each, side, change, i === 0 ? words : undefined),
    );
    yield { edits, standing: isOwn ? 'fixAll' : 'offered' };
  }
}

/** The sessions on which an appliance announces one next hop to one device: each alone would bring the route back. */
function alike(
  { topology }: Network,
  session: BgpSession,
  end: 'a' | 'b',
): readonly (readonly [session: BgpSession, end: 'a' | 'b'])[] {
  const [near, far] = end === 'a' ? [session.a, session.b] : [session.b, session.a];
  return topology.sessions.flatMap((other) =>
    (['a', 'b'] as const)
      .filter((side) => {
        const [own, remote] = side === 'a' ? [other.a, other.b] : [other.b, other.a];
        const isSame = own.policy.nextHop?.text === near.policy.nextHop?.text;
        return own.device === near.device && remote.device === far.device && isSame;
      })
      .map((side) => [other, side] as const),
  );
}

/** Whether an address is the one that an appliance announces if nothing else is written. */
function isFirst(network: Network, nva: Nva, { text }: Address): boolean {
  return network.nicsOf(nva)[0]?.nic.addresses[0]?.text === text;
}

/** The VNet of a next hop: that which contains it and has the appliance, or the only one. */
function ownerOf(network: Network, text: string | undefined, session: BgpSession | undefined): Vnet | undefined {
  const nvas = [session?.a.device, session?.b.device].flatMap((id: DeclId | undefined) => network.nva(id ?? '') ?? []);
  const homes = nvas.flatMap((nva) => network.nicsOf(nva));
  const addressed = homes.find(({ nic }) => addressesOf(nic).some((address) => address.text === text));
  if (addressed) return addressed.vnet;
  const balanced = network.topology.vnets.find(({ subnets }) =>
    subnets.some(({ loadBalancers }) => loadBalancers.some(({ address }) => address.text === text)),
  );
  return (
    balanced ??
    homes.find(({ vnet, nic }) => nic.addresses.some((a) => vnet.addressSpace.some((s) => contains(s, a))))?.vnet
  );
}
