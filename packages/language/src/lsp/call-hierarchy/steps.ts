import {
  type Address,
  type DeclId,
  decisiveDeclaration,
  isProblem,
  parseAddress,
  type Snapshot,
  type Topology,
  type Trace,
} from '@azroute/engine';
import { addressesOf } from '../../topology/addresses.js';

/** Packets from a thing or a device go to the next one. */
export interface Step {
  readonly from: DeclId;
  /** Undefined for the Internet. */
  readonly to: DeclId | undefined;
  /** The declaration that decides at `from`, if there is one. */
  readonly by: DeclId | undefined;
  /** Where the packets come from, and where they go; undefined for the Internet. */
  readonly sender: DeclId;
  readonly receiver: DeclId | undefined;
}

/** No more ends than this are considered: each sends to each of the others. */
const mostEnds = 60;

/** Any address of the Internet will do. */
const internet = parseAddress('8.8.8.8');

/**
 * The steps of packets between the ends of a topology, and from them to the Internet.
 * @param sender only the packets of this end
 * @param receiver only the packets to this end
 */
export function stepsOf(snapshot: Snapshot, sender?: DeclId, receiver?: DeclId): readonly Step[] {
  const ends = endsOf(snapshot.topology);
  const senders = sender === undefined ? ends : [sender];
  const receivers = receiver === undefined ? [...ends, undefined] : [receiver];
  return senders.flatMap((from) => receivers.flatMap((to) => (from === to ? [] : stepsBetween(snapshot, from, to))));
}

/** Whether something sends packets of its own. */
export function isEnd(snapshot: Snapshot, id: DeclId): boolean {
  const thing = snapshot.network.thing(id);
  return thing?.kind === 'nic' || thing?.kind === 'host' || thing?.kind === 'privateEndpoint';
}

/** One NIC of each subnet and one host of each site, which stand for the others, and all private endpoints. */
function endsOf({ vnets, sites, nvas }: Topology): readonly DeclId[] {
  const ofAppliances = new Set(nvas.flatMap(({ nics }) => nics));
  const inSubnets = vnets
    .flatMap((vnet) => vnet.subnets)
    .flatMap(({ nics, privateEndpoints }) => [
      ...nics.filter(({ id }) => !ofAppliances.has(id)).slice(0, 1),
      ...privateEndpoints,
    ]);
  const hosts = [...sites, ...nvas].flatMap((home) => home.hosts.slice(0, 1));
  return [...inSubnets, ...hosts].slice(0, mostEnds).map(({ id }) => id);
}

function stepsBetween(snapshot: Snapshot, sender: DeclId, receiver: DeclId | undefined): readonly Step[] {
  const destination = receiver === undefined ? internet : nearAddress(snapshot.topology, sender, receiver);
  if (!destination || isProblem(destination)) return [];
  const trace = snapshot.trace(sender, destination);
  return trace ? stepsAlong(trace, { at: sender, by: deciding(trace.first) }, sender, receiver) : [];
}

/** An address of the receiver in a family that the sender has too. */
function nearAddress(topology: Topology, sender: DeclId, receiver: DeclId): Address | undefined {
  const families = new Set(addressesOf(topology, sender).map(({ family }) => family));
  return addressesOf(topology, receiver).find(({ family }) => families.has(family));
}

function stepsAlong(
  trace: Trace,
  start: { readonly at: DeclId; readonly by: DeclId | undefined },
  sender: DeclId,
  receiver: DeclId | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  let last = start;
  const go = (to: DeclId | undefined) => {
    if (last.at !== to) steps.push({ from: last.at, to, by: last.by, sender, receiver });
  };
  for (const { device, decisions } of trace.hops) {
    go(device);
    last = { at: device, by: deciding(decisions) };
  }
  if (trace.branches.length > 0) {
    return [...steps, ...trace.branches.flatMap((branch) => stepsAlong(branch, last, sender, receiver))];
  }
  if (trace.verdict === 'internet') go(undefined);
  else if (trace.verdict === 'delivered' && receiver !== undefined) go(receiver);
  return steps;
}

/** The user-defined route that decides, or what else the deciding row or route comes from. */
function deciding(decisions: Trace['first']): DeclId | undefined {
  const last = decisions.at(-1);
  if (!last) return undefined;
  const { row, cause } = last;
  return row?.route ?? (row && decisiveDeclaration(row.cause)) ?? decisiveDeclaration(cause);
}
