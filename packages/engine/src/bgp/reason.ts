import type { Cause, DeclId } from '../topology/index.js';
import type { SessionSide } from './route.js';

/**
 * Why something is not sent or not taken on a session. The sentence is made when somebody reads it: of all that speakers
 * say to each other most is withheld or refused, and hardly any of it looked at.
 */
export interface Reason {
  readonly rule: Cause['rule'];
  readonly text: () => string;
}

/** A reason with the session as its place. */
class ReasonAtSession implements Cause {
  constructor(
    private readonly reason: Reason,
    private readonly side: SessionSide,
  ) {}

  get rule(): Cause['rule'] {
    return this.reason.rule;
  }

  get text(): string {
    return this.reason.text();
  }

  get declarations(): readonly DeclId[] {
    return [this.side.declaration];
  }

  /** As the plain object that it stands for. */
  toJSON(): Cause {
    return { rule: this.rule, text: this.text, declarations: this.declarations };
  }
}

/** The reason as a cause, with the session as its place. */
export function causeOf(reason: Reason, side: SessionSide): Cause {
  return new ReasonAtSession(reason, side);
}
