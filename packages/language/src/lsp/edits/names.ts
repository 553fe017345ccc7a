/** Whether a text can be a name: not empty, without quotes and control characters, and possible to save. */
export function isPossibleName(name: string): boolean {
  return name !== '' && !/["\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(name);
}
