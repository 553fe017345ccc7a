import type { Address } from '../address/index.js';
import type { Nic } from './model.js';

/** All addresses at which a NIC is reached, the primary ones first. */
export function addressesOf({ addresses, secondaryAddresses }: Nic): readonly Address[] {
  return secondaryAddresses.length === 0 ? addresses : [...addresses, ...secondaryAddresses];
}
