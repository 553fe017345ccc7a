import type { Scope } from './scope.js';
import type { Open } from './unresolved.js';
import type { Fields } from './values.js';

/** A resource of a template, evaluated when it is asked for. */
export interface Instance {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly isExisting: boolean;
  readonly raw: Fields;
  readonly scope: Scope;
  /** The outputs, if it is a deployment. */
  readonly outputs?: () => Fields;
  value?: Fields | 'evaluating';
}

/** What a template yields besides resources. */
export interface Expansion {
  readonly instances: Map<string, Instance>;
  /** Whole resources that cannot be evaluated. */
  readonly lost: { readonly what: string; readonly open: Open }[];
  /** Conditions that are false: what they switch off, and the parameters that they read. */
  readonly off: { readonly what: string; readonly expression: string; readonly parameters: readonly string[] }[];
}
