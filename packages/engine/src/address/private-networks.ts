import { prefix } from './parse.js';
import type { Prefix } from './prefix.js';

/** The address spaces of private networks (RFC 1918). */
export const privateNetworks: readonly Prefix[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(prefix);
