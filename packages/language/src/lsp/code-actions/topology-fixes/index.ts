import { makeSubnet64, removeInnerPrefixes } from './address-space.js';
import { missingAsNumber, otherAsNumber } from './as-numbers.js';
import { giveIpv6Prefix, moveBgpAddress, removeIpv6 } from './ipv6.js';
import { giveNic } from './missing-nics.js';
import { freeNicAddress } from './nic-addresses.js';
import { removeDeclaration, removeSecond, removeSharing } from './removals.js';
import { renumberNetwork } from './renumbering.js';
import { addSpecialSubnet, moveSubnet } from './subnets.js';
import type { TopologyFix } from './topology-fix.js';

/** All fixes of problems of the text that change what is declared. */
export const topologyFixes: readonly TopologyFix[] = [
  freeNicAddress,
  moveSubnet,
  addSpecialSubnet,
  missingAsNumber,
  otherAsNumber,
  removeInnerPrefixes,
  makeSubnet64,
  giveNic,
  giveIpv6Prefix,
  removeIpv6,
  moveBgpAddress,
  renumberNetwork,
  removeSecond,
  removeSharing,
  removeDeclaration,
];
