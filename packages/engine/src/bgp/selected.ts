import { refusal } from './accept.js';
import type { LearnedRoute } from './learned-route.js';
import type { SpeakerNode } from './node.js';
import { isStatic } from './own-route.js';
import { causeOf } from './reason.js';
import type { BgpRoute, PrefixEntry, RejectedRoute } from './route.js';
import { bestOf, type Candidate, sortCandidates } from './select.js';

/** An entry whose lists are sorted when they are read: speakers choose by the best routes only. */
export class SelectedEntry implements PrefixEntry {
  /** The equally good routes. */
  readonly best: readonly Candidate[];
  /** See {@link PrefixEntry.forPeers}. */
  readonly candidatesForPeers: readonly Candidate[];
  private listed: readonly BgpRoute[] | undefined;

  constructor(
    private readonly node: SpeakerNode,
    private readonly accepted: readonly Candidate[],
    private readonly refused: readonly LearnedRoute[],
  ) {
    this.best = accepted.length < 2 ? accepted : bestOf(node, accepted);
    this.candidatesForPeers = this.chosenForPeers();
  }

  private chosenForPeers(): readonly Candidate[] {
    const { rules } = this.node;
    if (rules.isForPeers)
      return bestOf(
        this.node,
        this.accepted.filter(({ route }) => rules.isForPeers?.(route)),
      );
    return this.best.some(({ route }) => isStatic(route)) ? this.withoutStatic() : this.best;
  }

  /** Whether peers learn other routes than those that are best, because these are static. */
  get hidesStatic(): boolean {
    return this.candidatesForPeers !== this.best;
  }

  get bestCount(): number {
    return this.best.length;
  }

  get routes(): readonly BgpRoute[] {
    this.listed ??= this.inOrder();
    return this.listed;
  }

  get installed(): readonly BgpRoute[] {
    const [first] = this.best;
    if (first?.route.own?.kind !== 'advertised') return this.routes.slice(0, this.bestCount);
    const leading = this.accepted.filter(({ route }) => route.own?.kind !== 'advertised');
    return bestOf(this.node, leading).map(({ route }) => route);
  }

  get forPeers(): readonly BgpRoute[] {
    return this.candidatesForPeers.map(({ route }) => route);
  }

  get rejected(): readonly RejectedRoute[] {
    return this.refused.flatMap((route) => {
      const reason = refusal(this.node, route.prefix, route.asPath, route.session);
      return reason ? [{ route, because: reason.because, cause: causeOf(reason, route.session) }] : [];
    });
  }

  /** If there are only static routes, it is one of them that no peer hears of. */
  private withoutStatic(): readonly Candidate[] {
    const others = this.accepted.filter(({ route }) => !isStatic(route));
    return others.length > 0 ? bestOf(this.node, others) : this.best;
  }

  private inOrder(): readonly BgpRoute[] {
    // Lists of one route need no sorting and are frequent.
    if (this.accepted.length === this.best.length) return this.best.map(({ route }) => route);
    return sortCandidates(this.node, this.accepted);
  }
}
