import type { Address } from '../../address/index.js';
import type { Trace } from '../../forwarding/trace.js';
import type { DeclId, Expectation, Network } from '../../topology/index.js';
import { asClause } from '../as-clause.js';
import { inspectedPaths, pathsOf } from '../inspection/inspected-paths.js';
import { listed } from '../listed.js';
import type { End } from './ends.js';

/** One pair of ends for which an expectation does not hold. */
export interface Failure {
  readonly from: End;
  readonly to: End;
  /** What happens instead, as the rest of a sentence. */
  readonly text: string;
  /** The path of the packets; undefined if none can be sent. */
  readonly trace: Trace | undefined;
}

/** How packets are followed: in the topology itself, or in one with parts down. */
export type Follow = (from: DeclId, to: Address) => Trace | undefined;

/** How one pair of ends fails an expectation; undefined if the expectation holds for it. */
export function judge(
  network: Network,
  follow: Follow,
  expectation: Expectation,
  from: End,
  to: End,
): Failure | undefined {
  const there = oneWay(network, follow, expectation, from, to, expectation.via);
  if ('text' in there || !expectation.bothWays || to.internet) return 'text' in there ? there : undefined;
  const via = expectation.via && [...expectation.via].reverse();
  const back = oneWay(network, follow, expectation, to, from, via);
  if ('text' in back) return back;
  if (expectation.dropped) return undefined;
  return asymmetry(network, from, to, there.trace, back.trace);
}

function oneWay(
  network: Network,
  follow: Follow,
  { dropped }: Expectation,
  from: End,
  to: End,
  via: readonly DeclId[] | undefined,
): Failure | { readonly trace: Trace } {
  const fails = (text: string, trace?: Trace): Failure => ({ from, to, text, trace });
  if (from.sender === undefined) return fails(`no declaration, or more than one, has the address ${from.label}`);
  const destination = commonAddress(from, to);
  if (!destination) return fails(`${from.label} and ${to.label} have no address of the same family`);
  const trace = follow(from.sender, destination);
  if (!trace) return fails(`${from.label} is down and sends nothing`);
  if (!endsAsWanted(trace, to, dropped)) return fails(outcomeText(network, trace, dropped ? undefined : to), trace);
  const other = otherWay(trace, dropped ? undefined : via);
  if (!other) return { trace };
  const some = pathsOf(trace).length > 1 ? 'some of them pass' : 'they pass';
  return fails(
    `${some} ${other.length > 0 ? listed(other.map((id) => network.label(id))) : 'no appliance at all'}`,
    trace,
  );
}

/** Whether packets on all paths end as they should. */
export function endsAsWanted(trace: Trace, to: End, dropped: boolean): boolean {
  const verdicts = new Set(endsOfPaths(trace).map(({ verdict }) => verdict));
  if (verdicts.size !== 1) return false;
  if (dropped) return verdicts.has('dropped');
  const leaves = to.internet || (trace.verdict === 'internet' && to.sender === undefined);
  return verdicts.has(leaves ? 'internet' : 'delivered') && strays(trace, to).length === 0;
}

/** The ends of paths that lead elsewhere than to the declaration that is named, because something else has its address. */
function strays(trace: Trace, { receivers }: End): readonly Trace[] {
  return endsOfPaths(trace).filter(({ end, verdict }) => verdict === 'delivered' && !isDeliveredTo(end, receivers));
}

/** Whether packets that are delivered reach one of some declarations; any, if none are named. */
export function isDeliveredTo(end: Trace['end'], receivers: readonly DeclId[] | undefined): boolean {
  return !receivers || (end.kind === 'delivered' && receivers.includes(end.to));
}

/**
 * A path that does not pass exactly the wanted devices in their order; undefined if there is none, or if any path will
 * do.
 */
export function otherWay(trace: Trace, wanted: readonly DeclId[] | undefined): readonly DeclId[] | undefined {
  if (!wanted) return undefined;
  const text = wanted.join();
  const isWanted = new Set(wanted);
  const paths = pathsOf(trace).map((hops) =>
    hops
      .filter(({ device, kind }) => kind === 'nva' || kind === 'firewall' || isWanted.has(device))
      .map(({ device }) => device),
  );
  return paths.find((path) => path.join() !== text);
}

/** The address of the far end to which the near end can send. */
export function commonAddress(from: Pick<End, 'addresses'>, to: Pick<End, 'addresses'>): Address | undefined {
  const families = new Set(from.addresses.map(({ family }) => family));
  return to.addresses.find(({ family }) => families.has(family));
}

/** Where the equal-cost paths of packets end. */
export function endsOfPaths(trace: Trace): readonly Trace[] {
  return trace.branches.length === 0 ? [trace] : trace.branches.flatMap(endsOfPaths);
}

/** What happens to packets instead. `to` is where they should be delivered, if anywhere. */
function outcomeText(network: Network, trace: Trace, to: End | undefined): string {
  const verdicts = new Set(endsOfPaths(trace).map(({ verdict }) => verdict));
  const some = verdicts.size > 1 ? 'some of them are' : 'they are';
  switch (trace.verdict) {
    case 'delivered': {
      const [stray] = to ? strays(trace, to) : [];
      const through = throughText(network, trace);
      if (!stray) return `they are delivered${through}`;
      const many = endsOfPaths(trace).length > 1 ? 'some of them are' : 'they are';
      return `${many} delivered elsewhere${through}: ${endText(stray)}`;
    }
    case 'internet':
      return `they leave to the Internet${throughText(network, trace)}`;
    case 'dropped':
      return `${some} dropped: ${endText(trace)}`;
    case 'loop':
      return `${verdicts.size > 1 ? 'some of them' : 'they'} loop: ${endText(trace)}`;
  }
}

function throughText(network: Network, trace: Trace): string {
  const devices = (pathsOf(trace)[0] ?? []).map(({ device }) => network.label(device));
  return devices.length > 0 ? ` through ${listed(devices)}` : '';
}

function endText({ reason }: Trace): string {
  return asClause(reason.text);
}

/** The stateful appliances on the path of a trace, in order or reversed; undefined if it has several paths. */
export function inspectedWay(network: Network, trace: Trace, reversed: boolean): string | undefined {
  const [way, ...others] = inspectedPaths(network, trace);
  if (!way || others.length > 0) return undefined;
  return (reversed ? [...way].reverse() : way).join();
}

function asymmetry(network: Network, from: End, to: End, there: Trace, back: Trace): Failure | undefined {
  const way = inspectedWay(network, there, false);
  if (way !== undefined && way === inspectedWay(network, back, true)) return undefined;
  const names = (trace: Trace) => {
    const paths = inspectedPaths(network, trace).map((path) => path.map((id) => network.label(id)).join(' and '));
    return paths.map((path) => path || 'none').join(' or ');
  };
  const text = `the two directions pass different stateful appliances: ${names(there)} on the way there, ${names(back)} on the way back`;
  return { from, to, text, trace: back };
}
