import { arrives } from '../../comparison/arrives.js';
import { counted } from '../../comparison/places-text.js';
import { type End, Ends } from '../../findings/expectations/ends.js';
import { follow } from '../../forwarding/walk.js';
import { applyEdits } from '../../repairs/edits/apply-edits.js';
import type { AddExpectation } from '../../repairs/edits/topology-edit.js';
import { appliancesOn, expectedWays } from '../../repairs/pins/expected-ways.js';
import type { DeclId, Expectation, ExpectationEnd, Topology } from '../../topology/index.js';
import type { Selection } from '../offer.js';
import type { Proposal, Refactoring, RefactoringContext } from '../refactoring.js';
import { type AlikeEnd, allEnds, selectedEnds } from './selected-ends.js';

/** How many pairs of ends get an expectation. */
const mostPairs = 200;

/** Writes down what happens today between what is selected, and to the Internet, before a change is made. */
export const insertExpectations: Refactoring = {
  name: 'insertExpectations',
  kind: 'refactor.rewrite',
  *offers(context, selection): Iterable<Proposal> {
    const { topology, analysis } = context;
    const today = new Today(context);
    const wanted = pairs(context, selection).flatMap(([from, to]) => today.expectations(from, to));
    const added = applyEdits(topology, wanted);
    if (!added || wanted.length === 0) return;
    const changed = withoutDoubtful(
      topology,
      added,
      analysis.changed(added).reported.flatMap(({ subject }) => {
        if (subject?.kind === 'unmetExpectation') return [subject.expectation.id];
        return subject?.kind === 'unjudgedExpectations' ? subject.expectations.map(({ id }) => id) : [];
      }),
    );
    const count = changed.expectations.length - topology.expectations.length;
    if (count === 0) return;
    const title = `Insert ${counted(count, 'expectation')} of what happens today`;
    yield { title, topology: changed, proof: { kind: 'same' } };
  },
};

/** The topology without the new expectations that do not hold for all of their ends. */
function withoutDoubtful(before: Topology, added: Topology, doubtful: readonly DeclId[]): Topology {
  const gone = new Set(doubtful);
  for (const { id } of before.expectations) gone.delete(id);
  return { ...added, expectations: added.expectations.filter(({ id }) => !gone.has(id)) };
}

const internet: AlikeEnd = { end: { kind: 'internet' }, kind: 'internet' };

/** One pair of ends for each two kinds: of those selected, or of the only one selected and all others. */
function pairs(
  context: RefactoringContext,
  selection: Selection,
): readonly (readonly [ExpectationEnd, ExpectationEnd])[] {
  const selected = selectedEnds(context, selection);
  const texts = new Set(selected.map(({ end }) => JSON.stringify(end)));
  const others = selected.length > 1 ? [] : allEnds(context).filter(({ end }) => !texts.has(JSON.stringify(end)));
  const found = new Map<string, readonly [ExpectationEnd, ExpectationEnd]>();
  for (const [i, from] of selected.entries()) {
    for (const to of [...selected.slice(i + 1), ...others, internet]) {
      const key = [from.kind, to.kind].sort().join(' | ');
      if (found.size < mostPairs && !found.has(key)) found.set(key, [from.end, to.end]);
    }
  }
  return [...found.values()];
}

/** What happens today between two ends, as expectations that do not exist yet. */
class Today {
  private readonly ends: Ends;
  private readonly known: ReadonlySet<string>;

  constructor(private readonly context: RefactoringContext) {
    this.ends = new Ends(context.network);
    this.known = new Set(context.topology.expectations.flatMap((one) => this.keysOf(one)));
  }

  expectations(from: ExpectationEnd, to: ExpectationEnd): readonly AddExpectation[] {
    const [there, back] = [this.wayBetween(from, to), to.kind === 'internet' ? undefined : this.wayBetween(to, from)];
    const wanted = expectedWays(from, to, there, back);
    return wanted.filter((one) => !this.keysOf(one).every((key) => this.known.has(key)));
  }

  /** The appliances on the way, if there is one way and packets arrive on it. */
  private wayBetween(from: ExpectationEnd, to: ExpectationEnd): readonly DeclId[] | undefined {
    const [[sender], [receiver]] = [this.ends.of(from), this.ends.of(to)];
    const destination = sender && receiver && commonAddress(sender, receiver);
    if (!sender?.sender || !destination) return undefined;
    const trace = follow(this.context.analysis.computation.forwarder, sender.sender, destination);
    if (!trace || !arrives(trace.verdict)) return undefined;
    return appliancesOn(trace);
  }

  /** Keys that are equal for expectations of the same ends, one for each direction. */
  private keysOf({ from, to, bothWays }: Pick<Expectation, 'from' | 'to' | 'bothWays'>): readonly string[] {
    const [a, b] = [from, to].map((end) =>
      JSON.stringify(this.ends.of(end).map(({ sender, label }) => sender ?? label)),
    );
    return bothWays ? [`${a} ${b}`, `${b} ${a}`] : [`${a} ${b}`];
  }
}

function commonAddress(from: End, to: End) {
  return to.internet
    ? to.addresses[0]
    : to.addresses.find(({ family }) => from.addresses.some((address) => address.family === family));
}
