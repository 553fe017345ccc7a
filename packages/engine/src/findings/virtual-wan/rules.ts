import type { Rule } from '../rule.js';
import { hubBranchesRule } from './branches.js';
import { bypassRule } from './bypass.js';
import { connectedVnetsRule } from './connected-vnets.js';
import { hubDefaultRoutesRule } from './default-routes.js';
import { detoursRule } from './detours.js';
import { hubPrefixRule } from './hub-prefix.js';
import { hubTablesRule } from './hub-tables.js';
import { hubLimitsRule } from './limits.js';
import { overlapsRule } from './overlaps.js';
import { peerConnectionsRule } from './peer-connections.js';
import { privateTrafficRule } from './private-traffic.js';
import { staticRoutesRule } from './static-routes.js';
import { unreachedConnectionsRule } from './unreached-connections.js';

export const virtualWanRules: readonly Rule[] = [
  connectedVnetsRule,
  overlapsRule,
  hubPrefixRule,
  hubTablesRule,
  unreachedConnectionsRule,
  bypassRule,
  hubDefaultRoutesRule,
  staticRoutesRule,
  privateTrafficRule,
  detoursRule,
  hubBranchesRule,
  peerConnectionsRule,
  hubLimitsRule,
];
