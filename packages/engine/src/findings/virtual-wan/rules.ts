import type { Rule } from '../rule.js';
import { bypassRule } from './bypass.js';
import { connectedVnetsRule } from './connected-vnets.js';
import { hubPrefixRule } from './hub-prefix.js';
import { hubTablesRule } from './hub-tables.js';
import { overlapsRule } from './overlaps.js';

export const virtualWanRules: readonly Rule[] = [
  connectedVnetsRule,
  overlapsRule,
  hubPrefixRule,
  hubTablesRule,
  bypassRule,
];
