import type { CountsAs } from '../../repairs/proof/inspections.js';
import type { DeclId } from '../../topology/index.js';

/** Each of some devices that count as one, such as two instances and their load balancer, as the first of them. */
export function countsAlike(alike: readonly (readonly DeclId[])[]): CountsAs {
  const representatives = new Map(alike.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)));
  return (device) => representatives.get(device) ?? device;
}
