/** Whether a text can be a name at all: not empty, without quotes and control characters, and such that it can be saved. */
export function isPossibleName(name: string): boolean {
  return name !== '' && !/["\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(name);
}

/** `wanted` if it is free, else `wanted` with the first number from 2 on that makes it so. Case does not tell names apart. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number++) {
    const name = `${wanted}-${number}`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}
