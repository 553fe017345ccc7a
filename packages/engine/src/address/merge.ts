import { comparePrefixes, covers, type Prefix } from './prefix.js';
import { parentOf } from './range.js';

/** The fewest prefixes that contain exactly the addresses of these. */
export function merged(prefixes: readonly Prefix[]): readonly Prefix[] {
  const kept: Prefix[] = [];
  for (const prefix of [...prefixes].sort(comparePrefixes)) {
    const last = kept.at(-1);
    if (!last || !covers(last, prefix)) push(kept, prefix);
  }
  return kept;
}

/** Adds a prefix; with the other half before it, their parent in place of both. */
function push(kept: Prefix[], prefix: Prefix): void {
  const last = kept.at(-1);
  const parent = parentOf(prefix);
  if (last && parent && last.length === prefix.length && parentOf(last)?.text === parent.text) {
    kept.pop();
    push(kept, parent);
  } else {
    kept.push(prefix);
  }
}
