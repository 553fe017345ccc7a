import { ruleFailed } from './codes/rule-failed.js';
import type { FindingCode } from './finding-code.js';
import { rules } from './rules.js';

/** All codes of the engine's findings, sorted. */
export const findingCodes: readonly FindingCode[] = [
  ...new Set([...rules.flatMap(({ codes }) => codes), ruleFailed]),
].sort((a, b) => (a.code < b.code ? -1 : 1));
