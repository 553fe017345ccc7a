import type { Rule } from '../rule.js';
import { assumedHostRoute } from './codes/assumed-host-route.js';
import { blockedProtocol } from './codes/blocked-protocol.js';
import { endpointHijacked } from './codes/endpoint-hijacked.js';
import { endpointUnreachable } from './codes/endpoint-unreachable.js';
import { internetTunnel } from './codes/internet-tunnel.js';
import { sessionOutsideTunnel } from './codes/session-outside-tunnel.js';
import { tunnelMtu } from './codes/tunnel-mtu.js';
import { brokenEndpoints } from './endpoints.js';
import { internetTunnels } from './internet-tunnels.js';
import { tunnelMtus } from './mtu.js';
import { sessionsOutsideTunnels } from './outside-tunnel.js';
import { blockedProtocols } from './protocol.js';
import { assumedHostRoutes } from './recursion.js';

export const overlayRules: readonly Rule[] = [
  { codes: [blockedProtocol], find: blockedProtocols },
  { codes: [tunnelMtu], find: tunnelMtus },
  { codes: [endpointUnreachable, endpointHijacked], find: brokenEndpoints },
  { codes: [assumedHostRoute], find: assumedHostRoutes },
  { codes: [sessionOutsideTunnel], find: sessionsOutsideTunnels },
  { codes: [internetTunnel], find: internetTunnels },
];
