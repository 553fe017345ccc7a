/** The wanted name, or its first numbered form that is free. Names that differ only in case count as equal. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  const separator = separatorOf(wanted);
  let number = 2;
  while (lower.has(`${wanted}${separator}${number}`.toLowerCase())) number++;
  return `${wanted}${separator}${number}`;
}

/** What stands between the words of a name: `-`, unless there is only `_`, or nothing as in `rtHub`. */
function separatorOf(name: string): '-' | '_' | '' {
  if (name.includes('-')) return '-';
  if (name.includes('_')) return '_';
  return /\p{Ll}\d*\p{Lu}/u.test(name) && !/\d$/.test(name) ? '' : '-';
}
