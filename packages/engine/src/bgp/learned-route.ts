import type { Prefix } from '../address/index.js';
import type { Cause } from '../topology/index.js';
import { preferenceFor } from './local-preference.js';
import type { SpeakerNode } from './node.js';
import type { BgpNextHop, BgpRoute, SessionSide, SpeakerId } from './route.js';
import type { Candidate } from './select.js';

/** A route in the form that a speaker sends; one object for all sessions on which it sends the same. */
export interface Sent {
  readonly asPath: readonly number[];
  readonly nextHops: readonly BgpNextHop[];
  readonly communities: readonly string[];
  readonly localPreference: number;
  readonly steps: readonly string[];
}

/** A sent route with a text of everything that its receivers see. */
export interface Advertised extends Sent {
  readonly attributes: string;
}

/**
 * A route as a speaker learned it on a session. Large networks hold millions of these, so each refers to what it shares
 * with others, makes its sentences when they are read, and serves as its own candidate.
 */
export class LearnedRoute implements BgpRoute, Candidate {
  readonly rank: readonly number[];

  constructor(
    readonly prefix: Prefix,
    readonly session: SessionSide,
    readonly parent: BgpRoute | undefined,
    private readonly receiver: SpeakerNode,
    private readonly advertised: Advertised,
    /** Whether the receiver does not accept it. */
    readonly refused: boolean,
  ) {
    this.rank = receiver.rules.rank(receiver, this);
  }

  /** The same route with another prefix of its class. */
  of(prefix: Prefix, parent: BgpRoute | undefined): LearnedRoute {
    return new LearnedRoute(prefix, this.session, parent, this.receiver, this.advertised, this.refused);
  }

  get route(): BgpRoute {
    return this;
  }

  get side(): SessionSide {
    return this.session;
  }

  get attributes(): string {
    return this.advertised.attributes;
  }

  get own(): undefined {
    return undefined;
  }

  get holder(): SpeakerId {
    return this.session.remote;
  }

  get asPath(): readonly number[] {
    return this.advertised.asPath;
  }

  get nextHops(): readonly BgpNextHop[] {
    return this.advertised.nextHops;
  }

  get communities(): readonly string[] {
    return this.advertised.communities;
  }

  get localPreference(): number {
    return preferenceFor(this.session.receiverPreferences, this.prefix) ?? this.advertised.localPreference;
  }

  get steps(): readonly string[] {
    return this.advertised.steps;
  }

  get origin(): BgpRoute['origin'] {
    return this.session.kind === 'ebgp' ? 'EBgp' : 'IBgp';
  }

  get weight(): number {
    return this.receiver.rules.weight(this.session);
  }

  get cause(): Cause {
    return {
      rule: this.receiver.rules.learnsBy?.(this.session.localKind) ?? 'R142',
      text: `Learned by ${this.receiver.speaker.label} with AS path ${this.asPath.join('-') || '(empty)'}.`,
      declarations: [this.session.declaration],
    };
  }
}
