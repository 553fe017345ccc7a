import { type Question, type Way, wayIntoLoop, wayOf } from '@azroute/diagram';
import {
  type Address,
  commonAddress,
  type DeclId,
  type ExpectedWay,
  type Finding,
  type Snapshot,
  type Trace,
} from '@azroute/engine';
import type { DiagramOverlay } from '../../protocol.js';
import { addressesOf } from '../../topology/addresses.js';

/** The way that is asked for over the picture; undefined if what it is about is gone, or sends no packets. */
export function wayFor(snapshot: Snapshot, overlay: DiagramOverlay): Way | undefined {
  if (overlay.kind === 'way') {
    return ofExpectedWay(snapshot, snapshot.way(overlay.from, overlay.to), overlay.to);
  }
  if (overlay.kind === 'expectation') {
    return ofExpectedWay(snapshot, snapshot.expected(overlay.expectation)?.example, undefined);
  }
  const finding = snapshot.findings().find(({ key }) => key === overlay.finding);
  return finding && wayOfFinding(snapshot, finding);
}

/** Whether a finding is about packets that can be drawn. */
export function isAboutPackets({ subject }: Finding): boolean {
  return subject?.kind === 'loop' || subject?.kind === 'unmetExpectation' || flowOf(subject) !== undefined;
}

/** The way of the packets that a finding is about. */
export function wayOfFinding(snapshot: Snapshot, { subject }: Finding): Way | undefined {
  if (subject?.kind === 'loop') return wayIntoLoop(snapshot.network, subject.loop);
  if (subject?.kind === 'unmetExpectation') {
    const { from, to, trace } = subject.failure;
    const expected = snapshot.expected(subject.expectation.id)?.example;
    return ofExpectedWay(snapshot, expected ?? { from, to, there: trace, back: undefined }, to.sender);
  }
  const flow = flowOf(subject);
  const sender = flow?.from.members[0] ?? flow?.from.id;
  if (!flow || sender === undefined) return undefined;
  const back = subject?.kind === 'asymmetries' ? subject.asymmetries[0]?.other.trace : undefined;
  const target = flow.to?.members[0] ?? flow.to?.id;
  const to = flow.to?.label ?? 'the Internet';
  return wayOf(snapshot.network, { sender, target, from: flow.from.label, to, there: flow.trace, back });
}

/** The same packets in another topology, in which the finding may be gone. */
export function sameInOther(finding: Finding, other: Snapshot): Way | undefined {
  const { subject } = finding;
  if (subject?.kind === 'unmetExpectation') {
    return ofExpectedWay(other, other.expected(subject.expectation.id)?.example, undefined);
  }
  if (subject?.kind === 'loop') {
    const { source, destination } = subject.loop.example;
    return tracedWay(other, source.declaration, destination, { from: source.label, to: destination.text });
  }
  const flow = flowOf(subject);
  const sender = flow?.from.members[0] ?? flow?.from.id;
  if (!flow || sender === undefined) return undefined;
  return tracedWay(other, sender, flow.destination, { from: flow.from.label, to: flow.to?.label ?? 'the Internet' });
}

/** The flow that a finding is about. */
function flowOf(subject: Finding['subject']) {
  if (subject?.kind === 'blackHoles') return subject.holes[0]?.flow;
  if (subject?.kind === 'asymmetries') return subject.asymmetries[0]?.inspected;
  return subject?.kind === 'flows' ? subject.flows[0] : undefined;
}

/** The packets to an address, and the answers of what they reach. */
function tracedWay(
  snapshot: Snapshot,
  sender: DeclId,
  destination: Address,
  names: Pick<Question, 'from' | 'to'>,
): Way | undefined {
  const there = snapshot.trace(sender, destination);
  if (!there) return undefined;
  const target = reachedBy(there);
  const { topology, network } = snapshot;
  const own = addressesOf(topology, sender);
  const far = target === undefined ? [] : addressesOf(topology, target);
  const home = commonAddress({ addresses: far }, { addresses: own });
  const back = target !== undefined && home ? snapshot.trace(target, home) : undefined;
  return wayOf(network, { sender, target, ...names, there, back });
}

/** What packets reach, on the first of their paths that arrives. */
function reachedBy({ end, branches }: Trace): DeclId | undefined {
  const ends = branches.length > 0 ? branches.map((branch) => branch.end) : [end];
  return ends.flatMap((each) => (each.kind === 'delivered' ? each.to : []))[0];
}

function ofExpectedWay(snapshot: Snapshot, way: ExpectedWay | undefined, to: DeclId | undefined): Way | undefined {
  const sender = way?.from.sender;
  if (!way?.there || sender === undefined) return undefined;
  const target = to ?? way.to.sender;
  const { from, there, back } = way;
  return wayOf(snapshot.network, { sender, target, from: from.label, to: way.to.label, there, back });
}
