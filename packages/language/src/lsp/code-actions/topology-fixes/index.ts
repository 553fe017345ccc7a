import { makeSubnet64, removeInnerPrefixes } from './address-space.js';
import { missingAsNumber, otherAsNumber } from './as-numbers.js';
import { fitHost } from './hosts.js';
import { giveIpv6Prefix, moveBgpAddress, removeIpv6 } from './ipv6.js';
import { giveNic } from './missing-nics.js';
import { freeNicAddress } from './nic-addresses.js';
import { removeDeclaration, removeSecond, removeSecondName, removeSharing } from './removals.js';
import { renumberNetwork } from './renumbering.js';
import { removeSparePrefix } from './spare-prefixes.js';
import { addSpecialSubnet, moveSubnet } from './subnets.js';
import type { TopologyFix } from './topology-fix.js';

/** All fixes of problems of the text that change what is declared. */
export const topologyFixes: readonly TopologyFix[] = [
  freeNicAddress,
  fitHost,
  moveSubnet,
  addSpecialSubnet,
  missingAsNumber,
  otherAsNumber,
  removeInnerPrefixes,
  makeSubnet64,
  removeSecondName,
  giveNic,
  giveIpv6Prefix,
  removeIpv6,
  moveBgpAddress,
  removeSparePrefix,
  renumberNetwork,
  removeSecond,
  removeSharing,
  removeDeclaration,
];
