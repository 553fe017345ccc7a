import type { Address } from '../address/index.js';
import type { UserNextHop } from './model.js';

/** The addresses of appliances that a user-defined route leads to: one, several (R286), or none. */
export function hopAddresses(nextHop: UserNextHop): readonly Address[] {
  if (nextHop.type === 'VirtualAppliance') return [nextHop.address];
  return nextHop.type === 'VirtualApplianceEcmp' ? nextHop.addresses : [];
}

/** A next hop as a route table has it: its addresses, or the type if it has none. */
export function nextHopText(nextHop: UserNextHop): string {
  const addresses = hopAddresses(nextHop);
  return addresses.length > 0 ? addresses.map(({ text }) => text).join(', ') : nextHop.type;
}
