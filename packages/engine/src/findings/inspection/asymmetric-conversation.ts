import type { DeclId } from '../../topology/index.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';

/** A conversation whose two directions pass different stateful appliances. */
export interface Asymmetry {
  readonly code: FindingCode;
  /** The direction that passes an appliance which the other one does not. */
  readonly inspected: Flow;
  readonly other: Flow;
  /** The appliances on the way there and on the way back, both in the order of the way there. */
  readonly there: readonly DeclId[];
  readonly back: readonly DeclId[];
  /** The gateway by which the uninspected packets from on premises come in. */
  readonly gateway: DeclId | undefined;
}
