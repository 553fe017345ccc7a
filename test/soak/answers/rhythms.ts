import type { Random } from '../random.ts';

/** A typing rhythm. */
export interface Rhythm {
  readonly what: string;
  /** How many requests follow each edit. */
  readonly requests: number;
  /** Whether to wait until the server is idle before the next edit. */
  readonly rests?: true;
  /** The pause after an edit, in milliseconds. */
  pause(random: Random, edit: number): number;
}

/** All typing rhythms that are tried, one after the other. */
export const rhythms: readonly Rhythm[] = [
  { what: 'calm: the server comes to rest between two edits', requests: 9, rests: true, pause: () => 100 },
  { what: 'slow typing', requests: 7, pause: (random) => random.between(150, 450) },
  { what: 'fast typing', requests: 5, pause: (random) => random.between(20, 160) },
  {
    what: 'bursts of ten edits',
    requests: 4,
    pause: (random, edit) => (edit % 10 === 9 ? random.between(300, 1_200) : 0),
  },
  { what: 'a key that is held down', requests: 2, pause: () => 30 },
];
