import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import type { Drop } from './drop.js';

/** A flow whose packets are dropped although somebody meant them to arrive. */
export interface BlackHole {
  readonly kind: FindingCode;
  readonly flow: Flow;
  readonly drop: Drop;
}
