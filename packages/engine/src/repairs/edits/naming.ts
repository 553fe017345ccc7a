/** How the words of a name are written: `rt-hub-nva`, `rt_hub_nva`, `rtHubNva`, `RtHubNva`, `RT-HUB-NVA`. */
export interface Style {
  readonly separator: '-' | '_' | '';
  readonly isUpper: boolean;
  /** Whether the first word begins with a capital letter, where there is no separator. */
  readonly isPascal: boolean;
}

/** The words before and after what a name is about: `to` in `to-spoke1`, `rt` in `spoke1-rt`. */
export interface Affix {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A name, and the words of all that it could be about. */
export interface Example {
  readonly name: string;
  readonly abouts: readonly (readonly string[])[];
}

/** The style in which nothing else is written. */
const usualStyle: Style = { separator: '-', isUpper: false, isPascal: false };

/** The words of a name: `rtHub_a-2` has `rt`, `Hub`, `a` and `2`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1-$2')
    .split(/[-_]+/)
    .filter((word) => word !== '');
}

/** The style of most names of the first group in which at least one has several words. */
export function styleOf(...groups: readonly (readonly string[])[]): Style {
  for (const names of groups) {
    const style = mostFrequent(names.flatMap((name) => styleOfName(name) ?? []));
    if (style) return style;
  }
  return usualStyle;
}

function styleOfName(name: string): Style | undefined {
  const isUpper = /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
  for (const separator of ['_', '-'] as const) {
    if (/[^-_][-_][^-_]/.test(name) && name.includes(separator)) return { separator, isUpper, isPascal: false };
  }
  return /\p{Ll}\d*\p{Lu}/u.test(name) ? { separator: '', isUpper: false, isPascal: /^\p{Lu}/u.test(name) } : undefined;
}

/** A name of parts, each a word or a name of its own, which keeps its look where the style has separators. */
export function inStyle({ separator, isUpper, isPascal }: Style, parts: readonly string[]): string {
  if (separator === '-' && !isUpper) return parts.join('-');
  const words = parts.flatMap(wordsOf);
  if (separator !== '') {
    const name = words.join(separator);
    return isUpper ? name.toUpperCase() : name;
  }
  return words
    .map((word, i) => (i === 0 && !isPascal ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .reduce((name, word) => (/\d$/.test(name) && /^\d/.test(word) ? `${name}_${word}` : name + word));
}

/**
 * What most names have before and after what they are about. What no role says must be in two of them, or it may belong
 * to what one of them is about.
 * @param roles the words that say what is named, such as `rt`, in lower case
 */
export function affixOf(examples: readonly Example[], roles: ReadonlySet<string>): Affix | undefined {
  const affixes = examples.map(around);
  const texts = affixes.map((affix) => JSON.stringify(affix));
  const isHabit = (affix: Affix, i: number) =>
    [...affix.before, ...affix.after].every((word) => roles.has(word.toLowerCase())) ||
    texts.some((text, k) => k !== i && text === texts[i]);
  return mostFrequent(
    examples.flatMap((example, i) => {
      const affix = affixes[i];
      return (affix && isHabit(affix, i) ? affix : rolesOf(example, roles)) ?? [];
    }),
  );
}

/** The words around the longest of what a name could be about. */
function around({ name, abouts }: Example): Affix | undefined {
  const words = wordsOf(name);
  for (const about of [...abouts].sort((a, b) => b.length - a.length)) {
    const isAt = (i: number) => about.every((word, k) => words[i + k]?.toLowerCase() === word.toLowerCase());
    const at = words.findIndex((_, i) => about.length > 0 && isAt(i));
    if (at >= 0) return { before: words.slice(0, at), after: words.slice(at + about.length) };
  }
  return undefined;
}

/** The roles with which a name begins and ends. */
function rolesOf({ name }: Example, roles: ReadonlySet<string>): Affix | undefined {
  const words = wordsOf(name);
  const isOther = (word: string) => !roles.has(word.toLowerCase());
  const first = words.findIndex(isOther);
  if (first < 0) return undefined;
  const last = words.length - 1 - [...words].reverse().findIndex(isOther);
  const affix = { before: words.slice(0, first), after: words.slice(last + 1) };
  return affix.before.length + affix.after.length > 0 ? affix : undefined;
}

/** The value that occurs most often; the first of those that occur equally often. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<string, { readonly value: T; count: number }>();
  for (const value of values) {
    const key = JSON.stringify(value);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { value, count: 1 });
  }
  return [...counts.values()].reduce<{ value: T; count: number } | undefined>(
    (best, each) => (best && best.count >= each.count ? best : each),
    undefined,
  )?.value;
}
