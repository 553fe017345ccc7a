import type { Random } from '../../random.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';

/** Something that a user, an editor or another program does as one action. */
export interface Gesture {
  readonly what: string;
  /** Its relative frequency. */
  readonly weight: number;
  /** The operations in the current state; none if it cannot be done now. */
  make(random: Random, world: World): readonly Operation[];
}
