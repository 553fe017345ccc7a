import { diffLines } from 'diff';
import type { Replacement } from './scratch.js';

/** The lines that turn a text into another one, as replacements by offsets. */
export function differences(before: string, after: string): readonly Replacement[] {
  const found: Replacement[] = [];
  let offset = 0;
  for (const { added, removed, value } of diffLines(before, after)) {
    const last = found.at(-1);
    if (added) {
      // What takes the place of removed lines belongs to them.
      if (last && last.end === offset && last.text === '') found[found.length - 1] = { ...last, text: value };
      else found.push({ start: offset, end: offset, text: value });
      continue;
    }
    if (removed) found.push({ start: offset, end: offset + value.length, text: '' });
    offset += value.length;
  }
  return found;
}
