import type { Rule } from '../rule.js';
import { brokenEndpointsRule } from './endpoints.js';
import { internetTunnelsRule } from './internet-tunnels.js';
import { tunnelMtusRule } from './mtu.js';
import { sessionsOutsideTunnelsRule } from './outside-tunnel.js';
import { blockedProtocolsRule } from './protocol.js';
import { assumedHostRoutesRule } from './recursion.js';

export const overlayRules: readonly Rule[] = [
  blockedProtocolsRule,
  tunnelMtusRule,
  brokenEndpointsRule,
  assumedHostRoutesRule,
  sessionsOutsideTunnelsRule,
  internetTunnelsRule,
];
