import { prefix } from '../../address/index.js';

/** All addresses of IPv4. */
export const everything = prefix('0.0.0.0/0');
