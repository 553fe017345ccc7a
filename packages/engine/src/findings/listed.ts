/** How many names a message lists before it counts the rest. */
const listLimit = 4;

/** Names as a list in a sentence: the first few by name, and how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.length > listLimit ? names.slice(0, listLimit - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : [...shown];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
