import type { Budget } from './unresolved.js';
import type { Fields } from './values.js';

/** Where a deployment puts its resources. What is not given is undefined. */
export interface Target {
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  readonly location: string | undefined;
  /** The name of the deployment. */
  readonly deployment: string;
}

/** What stands for a subscription that is not given. */
export const anySubscription = '00000000-0000-0000-0000-000000000000';
/** What stands for a resource group that is not given. */
export const anyGroup = 'resource-group';

/** What an expression sees: its deployment, and the loops that it stands in. */
export interface Scope {
  readonly target: Target;
  /** Whether the template is for a resource group, and not for a subscription or above. */
  readonly isOfGroup: boolean;
  readonly budget: Budget;
  /** The iterations of loops by name in lower case; the innermost is also at the empty name. */
  readonly loops: ReadonlyMap<string, number>;
  /** The function of the template by its name in lower case, such as `contoso.uniquename`. */
  readonly functions: ReadonlyMap<string, Fields>;
  /** @throws Unresolved if it has no value */
  parameter(name: string): unknown;
  /** @throws Unresolved if it has no value */
  variable(name: string): unknown;
  /**
   * The evaluated resource with an ID, a name or a symbolic name.
   * @throws Unresolved if it is not in the input
   */
  resource(of: string): Fields;
}

/** The scope inside a loop. */
export function inLoop(scope: Scope, name: string, index: number): Scope {
  return { ...scope, loops: new Map([...scope.loops, [name.toLowerCase(), index], ['', index]]) };
}
