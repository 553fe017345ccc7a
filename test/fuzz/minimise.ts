import { linesIn, wordsIn } from './mutations/mutation.js';

/** The maximum number of smaller texts to try. */
const mostTrials = 400;

/** Shrinks a text, by lines and then by words, as long as it still fails. */
export async function minimise(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
  let trials = 0;
  const without = async (all: readonly string[]): Promise<string[]> => {
    let left = [...all];
    for (let size = left.length >> 1; size > 0; size >>= 1) {
      for (let at = 0; at < left.length && trials < mostTrials; ) {
        trials++;
        const fewer = [...left.slice(0, at), ...left.slice(at + size)];
        if (await fails(fewer.join(''))) left = fewer;
        else at += size;
      }
    }
    return left;
  };
  const fewLines = (await without(linesIn(text))).join('');
  const starts = [0, ...wordsIn(fewLines).map(({ start }) => start)];
  return (await without(starts.map((start, i) => fewLines.slice(start, starts[i + 1])))).join('');
}
