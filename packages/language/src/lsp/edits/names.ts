/** Whether a text can be a name: not empty, without quotes and control characters, and possible to save. */
export function isPossibleName(name: string): boolean {
  return name !== '' && !/["\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(name);
}

/** `wanted` if it is free, otherwise `wanted` with the first free number, starting at 2. Ignores case. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number++) {
    const name = `${wanted}-${number}`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}
