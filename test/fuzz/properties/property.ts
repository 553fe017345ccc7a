import type { Random } from '../random.js';
import type { Subject } from '../subject.js';

/** Something that holds for every text. */
export interface Property {
  readonly name: string;
  /** How a text fails it; empty if it holds. Exceptions count as well. */
  readonly complaints: (subject: Subject, random: Random) => Promise<readonly string[]> | readonly string[];
}
