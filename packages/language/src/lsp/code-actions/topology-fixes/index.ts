import { makeSubnet64, removeInnerPrefixes } from './address-space.js';
import { freeAsNumber } from './as-numbers.js';
import { freeNicAddress } from './nic-addresses.js';
import { removeDeclaration } from './removals.js';
import { addSpecialSubnet, moveSubnet } from './subnets.js';
import type { TopologyFix } from './topology-fix.js';

/** All fixes of problems of the text that change what is declared. */
export const topologyFixes: readonly TopologyFix[] = [
  freeNicAddress,
  moveSubnet,
  addSpecialSubnet,
  freeAsNumber,
  removeInnerPrefixes,
  makeSubnet64,
  removeDeclaration,
];
