import type { Address } from '../address/index.js';
import type { DeclId } from '../topology/index.js';

/** What the operating system of an NVA does with a packet (R189). */
export type OsTarget =
  /** Out of a NIC, not in a tunnel; `via` is the next hop of the OS, which the fabric ignores (R188). */
  | { readonly to: 'nic'; readonly nic: DeclId; readonly via: Address | undefined }
  | { readonly to: 'tunnel'; readonly tunnel: DeclId }
  /** Into a connection with a VPN gateway or a circuit. */
  | { readonly to: 'connection'; readonly connection: DeclId; readonly far: DeclId }
  /** Into a network that the NVA delivers itself (R283). */
  | { readonly to: 'itself' }
  | { readonly to: 'drop' };

/** A text that is equal for equal targets. */
export function targetKey(target: OsTarget): string {
  switch (target.to) {
    case 'nic':
      return `nic ${target.nic}`;
    case 'tunnel':
      return `tunnel ${target.tunnel}`;
    case 'connection':
      return `connection ${target.connection} ${target.far}`;
    case 'itself':
    case 'drop':
      return target.to;
  }
}
