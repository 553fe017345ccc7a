import type { PictureQuestion } from './asked-picture.js';
import { Failure } from './failure.js';

/** What stands behind ```` ```azroute ```` in a Markdown file. */
export interface Fence extends PictureQuestion {
  /** Colours that don't follow the reader. */
  readonly theme: 'light' | 'dark' | 'auto';
  /** The file of the picture, if it does not follow the block. */
  readonly picture: string | undefined;
}

const words = ['from=', 'to=', 'loop=', 'portrait', 'unfold=', 'only=', 'theme=', 'picture='];
const themes = ['light', 'dark', 'auto'] as const;

/**
 * Reads the info string of a block: `azroute from=spoke1.vm to=spoke2.vm portrait`. Values with blanks are in double
 * quotes. What begins with a bracket is for other programs.
 * @throws Failure if a word means nothing
 */
export function readFence(info: string): Fence {
  const values: Record<string, string[]> = {};
  const rest = info.replace(/^\s*azroute/, '');
  for (const [, word = '', quoted, plain] of rest.matchAll(/([^\s="]+)(?:=(?:"([^"]*)"|(\S*)))?/g)) {
    if (/^[[{]/.test(word)) continue;
    const value = quoted ?? plain;
    const known = words.includes(value === undefined ? word : `${word}=`);
    if (!known || value === '') {
      throw new Failure(
        `"${word}" behind azroute means nothing here; there are ${words.slice(0, -1).join(', ')} and ${words.at(-1)}`,
      );
    }
    values[word] = [...(values[word] ?? []), value ?? ''];
  }
  for (const name of ['from', 'to', 'loop', 'theme', 'picture']) {
    if ((values[name]?.length ?? 0) > 1) throw new Failure(`${name}= is written twice behind azroute; write it once`);
  }
  const theme = themes.find((each) => each === (values.theme?.[0] ?? 'auto'));
  if (!theme) throw new Failure(`theme=${values.theme?.[0]} is none of light, dark and auto`);
  const one = (name: 'from' | 'to' | 'loop') => (values[name] ? { [name]: values[name][0] } : {});
  return {
    ...one('from'),
    ...one('to'),
    ...one('loop'),
    portrait: values.portrait !== undefined,
    unfold: values.unfold ?? [],
    only: values.only ?? [],
    theme,
    picture: values.picture?.[0],
  };
}

/** How messages name what stands behind ```` ```azroute ````. */
export function fenceWord(option: string): string {
  return `${option}=`;
}
