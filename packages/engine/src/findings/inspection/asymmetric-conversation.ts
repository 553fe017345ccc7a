import type { DeclId } from '../../topology/index.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';

/** A conversation whose two directions pass different stateful appliances. */
export interface Asymmetry {
  readonly code: FindingCode;
  /** The direction that passes an appliance that the other one does not pass. */
  readonly inspected: Flow;
  readonly other: Flow;
  /** The appliances on the way there and on the way back, both in the order of the way there. */
  readonly there: readonly DeclId[];
  readonly back: readonly DeclId[];
  /** The gateway through which the uninspected on-premises packets enter Azure. */
  readonly gateway: DeclId | undefined;
}
