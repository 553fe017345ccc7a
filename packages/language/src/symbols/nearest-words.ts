import { editDistance } from './edit-distance.js';
import { compareNames } from './order.js';

/** Those of some words that are most similar to another one, if any are: at most three, the most similar ones first. */
export function nearestWords(wanted: string, words: readonly string[]): readonly string[] {
  const text = wanted.toLowerCase();
  const limit = Math.max(1, Math.min(8, Math.floor(text.length / 3)));
  return words
    .map((word) => ({ word, distance: editDistance(text, word.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || compareNames(a.word, b.word))
    .slice(0, 3)
    .map(({ word }) => word);
}
