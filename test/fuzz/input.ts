import { pieces } from './corpus.js';
import { mutations } from './mutations/all.js';
import { Random } from './random.js';

/** A text to try, generated from one of the project's texts by some mutations. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** The input with a number: the project's texts in turn, each with the mutations in turn and some random ones. */
export function inputOf(seed: number, number: number): Input {
  const random = new Random(seed + number);
  const origin = pieces[number % pieces.length] ?? { name: 'nothing', text: '' };
  const round = Math.floor(number / pieces.length);
  const first = mutations[(number + round) % mutations.length];
  const chosen = [...(first ? [first] : []), ...Array.from({ length: random.below(3) }, () => random.of(mutations))];
  const text = chosen.reduce((before, mutation) => mutation.apply(before, random), origin.text);
  return { name: `${origin.name} with ${chosen.map(({ name }) => name).join(', ')}`, text };
}
