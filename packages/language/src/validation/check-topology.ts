import type { Lowered, SourceFile } from '../lowering/lower.js';
import type { Problem } from './problem.js';

/** Checks what can only be seen when the whole topology is known. */
export function checkTopology(_lowered: Lowered, _files: readonly SourceFile[]): Problem[] {
  return [];
}
