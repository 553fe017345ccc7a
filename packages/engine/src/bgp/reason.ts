import type { Cause } from '../topology/index.js';
import type { RefusalKind, SessionSide } from './route.js';

/**
 * Why a route is not sent or not accepted on a session. The sentence is made when it is read: most routes are withheld
 * or refused somewhere, and few of these reasons are ever shown.
 */
export interface Reason {
  readonly rule: Cause['rule'];
  readonly text: () => string;
}

/** A reason with its rule. */
export function reason(rule: Reason['rule'], text: () => string): Reason {
  return { rule, text };
}

/** Why a route is not accepted on a session. */
export interface Refusal extends Reason {
  readonly because: RefusalKind;
}

/** A refusal of a certain kind, with its rule. */
export function refused(because: RefusalKind, rule: Reason['rule'], text: () => string): Refusal {
  return { because, rule, text };
}

/** The reason as a cause, with the session as its place. */
export function causeOf({ rule, text }: Reason, { declaration }: SessionSide): Cause {
  return {
    rule,
    // The sentence is made when it is read: there is a cause for every route that was not accepted.
    get text() {
      return text();
    },
    declarations: [declaration],
  };
}
