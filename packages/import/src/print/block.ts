/** A head with members in braces, one a line. */
export function block(head: string, members: readonly string[]): string[] {
  if (members.length === 0) return [`${head} {}`];
  return [`${head} {`, ...members.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
