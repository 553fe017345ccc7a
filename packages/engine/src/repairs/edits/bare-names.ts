import { type Example, wordsOf } from './naming.js';

/** What people name, and mark in its name as such. */
type Kind = 'vnet' | 'subnet' | 'nva' | 'site';

/** The words with which names say what they name, such as the abbreviations of the Cloud Adoption Framework. */
const marks: Readonly<Record<Kind, string>> = {
  vnet: 'vnet|vn|network',
  subnet: 'snet|subnet|sn',
  nva: 'nva|vm|fw',
  site: 'site|lgw',
};

/** How a thing is called in the name of something else. */
export type Call = (kind: Kind, name: string) => string;

/** By its name. */
const fully: Call = (_, name) => name;

/** By its name without the word that says what it is: `spoke1` for `vnet-spoke1`, unless only a number is left. */
const barely: Call = (kind, name) => {
  const bare = name
    .replace(new RegExp(`^(?:${marks[kind]})[-_]`, 'i'), '')
    .replace(new RegExp(`^(?:${marks[kind]})(?=\\p{Lu}\\p{Ll})`, 'u'), '')
    .replace(new RegExp(`[-_](?:${marks[kind]})$`, 'i'), '');
  return /^\p{L}/u.test(bare) ? bare : name;
};

/** Something with a name, and what it is about. */
export interface Named {
  readonly name: string;
  /** All that the name could be about, as it is called. */
  readonly about: (call: Call) => readonly string[];
}

/** The words of names, and of all that they could be about. */
export function examplesOf(named: readonly Named[]): readonly Example[] {
  return named.map(({ name, about }) => ({
    name,
    abouts: [...new Set([...about(fully), ...about(barely)])].map(wordsOf).filter((words) => words.length > 0),
  }));
}

/** How most names call what they are about: by its name if it says what it is and they repeat that. */
export function callOf(named: readonly Named[]): Call {
  let [full, bare] = [0, 0];
  for (const { name, about } of named) {
    const [longer, shorter] = [about(fully), about(barely)];
    if (longer.every((each, i) => each === shorter[i])) continue;
    if (longer.some((each, i) => each !== shorter[i] && says(name, each))) full++;
    else if (shorter.some((each) => says(name, each))) bare++;
  }
  return full > bare ? fully : barely;
}

/** Whether a name contains the words of another one. */
function says(name: string, other: string): boolean {
  const [words, wanted] = [name, other].map((each) => ` ${wordsOf(each).join(' ').toLowerCase()} `);
  return wanted !== undefined && wanted.trim() !== '' && (words?.includes(wanted) ?? false);
}
