import type { FindingCode } from '../findings/finding-code.js';
import { findingCodes } from '../findings/finding-codes.js';

/**
 * The codes of findings with these names, for repairers that mend them.
 * @throws Error if there is none of a name
 */
export function codesNamed(...names: readonly string[]): readonly FindingCode[] {
  return names.map((name) => {
    const found = findingCodes.find(({ code }) => code === name);
    if (!found) throw new Error(`There is no finding ${name}.`);
    return found;
  });
}
