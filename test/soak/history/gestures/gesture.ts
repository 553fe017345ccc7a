import type { Random } from '../../random.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';

/** Something that a user, an editor or another program does in one go. */
export interface Gesture {
  readonly what: string;
  /** How often it happens, in relation to the others. */
  readonly weight: number;
  /** The operations, given how things are; none if it cannot be done now. */
  make(random: Random, world: World): readonly Operation[];
}
