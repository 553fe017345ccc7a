import { grouped } from '../collections.js';
import type { Analysis } from '../findings/analysis.js';
import { leftOutOf } from '../findings/limits/left-out.js';
import type { Verdict } from '../forwarding/end.js';
import type { Trace } from '../forwarding/trace.js';
import type { Network } from '../topology/index.js';
import { arrives } from './arrives.js';
import { changedTalks } from './changes.js';
import type { Flow } from './flow.js';
import type { Participant } from './participants.js';
import { placesText } from './places-text.js';
import { reachOf } from './reach.js';
import { TooMuchToCompare } from './touched.js';
import { wayOf } from './way.js';

/** What becomes of packets in one state: how they end, and the devices that they pass. */
export interface PacketWay {
  readonly verdict: Verdict;
  /** The names of the devices, in order; of the first of equal-cost paths. */
  readonly via: readonly string[];
}

/** Packets between ends that exist in two states, and of which the same becomes in each. */
export interface PacketChange {
  readonly kind: 'arrives now' | 'no longer arrives' | 'takes another way' | 'ends otherwise';
  /** Senders and receivers as a person pictures them: names of networks, or how many of each kind. */
  readonly from: string;
  readonly to: string;
  /** One pair of ends: the sender's name, the receiver's name (undefined for the Internet), and its address. */
  readonly example: { readonly from: string; readonly to: string | undefined; readonly address: string };
  readonly before: PacketWay;
  readonly after: PacketWay;
}

const order: readonly PacketChange['kind'][] = [
  'no longer arrives',
  'arrives now',
  'ends otherwise',
  'takes another way',
];

/**
 * The packets whose end or way differs between two states: those that are lost first. Flows with equal ways are told
 * together where all of their senders and receivers agree.
 * @returns undefined if not all packets can be followed
 */
export function packetChanges(before: Analysis, after: Analysis): readonly PacketChange[] | undefined {
  const states = [before, after].map(({ computation }) => computation.forwarder.world);
  if (states.some((world) => leftOutOf(world).length > 0)) return undefined;
  const flows: Flow[] = [];
  try {
    for (const { there, back } of changedTalks(reachOf(before), reachOf(after), () => true)) {
      for (const flow of [there, back]) if (flow && wayOf(flow.before) !== wayOf(flow.after)) flows.push(flow);
    }
  } catch (error) {
    if (error instanceof TooMuchToCompare) return undefined;
    throw error;
  }
  const [here, there] = [before.computation.network, after.computation.network];
  return bundled(flows)
    .map((bundle) => changeOf(here, there, bundle))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

interface Bundle {
  readonly flow: Flow;
  readonly senders: readonly Participant[];
  readonly receivers: readonly Participant[];
}

/** Merges flows with equal ways and receivers, then those with equal ways and senders. */
function bundled(flows: readonly Flow[]): readonly Bundle[] {
  const single = flows.map((flow) => ({ flow, senders: flow.senders, receivers: flow.receivers }));
  const target = ({ flow, receivers }: Bundle) => `${idsOf(receivers)} ${flow.to ? '' : flow.destination.text}`;
  const bySender = merged(single, target);
  return merged(bySender, ({ flow, senders }) => `${idsOf(senders)} ${flow.to ? '' : flow.destination.text}`);
}

function merged(bundles: readonly Bundle[], ends: (bundle: Bundle) => string): readonly Bundle[] {
  const ways = ({ flow }: Bundle) => `${wayOf(flow.before)} ${wayOf(flow.after)}`;
  return [...grouped(bundles, (bundle) => `${ways(bundle)} ${ends(bundle)}`).values()].map((equal) => ({
    flow: equal[0].flow,
    senders: distinct(equal.flatMap(({ senders }) => senders)),
    receivers: distinct(equal.flatMap(({ receivers }) => receivers)),
  }));
}

function distinct(participants: readonly Participant[]): readonly Participant[] {
  return [...new Map(participants.map((each) => [each.key, each])).values()];
}

function idsOf(participants: readonly Participant[]): string {
  return participants
    .map(({ key }) => key)
    .sort()
    .join();
}

function changeOf(here: Network, there: Network, { flow, senders, receivers }: Bundle): PacketChange {
  const { from, to, destination, before, after } = flow;
  return {
    kind: kindOf(before.verdict, after.verdict),
    from: placesText(here, senders).text,
    to: to ? placesText(here, receivers).text : 'the Internet',
    example: { from: from.label, to: to?.label, address: destination.text },
    before: packetWay(here, before),
    after: packetWay(there, after),
  };
}

function kindOf(before: Verdict, after: Verdict): PacketChange['kind'] {
  if (arrives(before) !== arrives(after)) return arrives(after) ? 'arrives now' : 'no longer arrives';
  return before === after ? 'takes another way' : 'ends otherwise';
}

function packetWay(network: Network, { verdict, hops, branches }: Trace): PacketWay {
  const [first] = branches;
  const rest = first ? packetWay(network, first).via : [];
  return { verdict, via: [...hops.map(({ label }) => label), ...rest] };
}
