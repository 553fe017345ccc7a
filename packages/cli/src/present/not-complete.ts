import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';

/**
 * An answer as JSON, with sentences about what is left out of it (AZR902) in `notComplete`: whoever reads piped output
 * does not see standard error. A complete answer is unchanged.
 * @param device the device that the answer is about, if it is about only one
 */
export function withNotComplete<T extends object>(
  answer: T,
  { snapshot }: TopologyView,
  device?: DeclId,
): T & { readonly notComplete?: readonly string[] } {
  const notComplete = snapshot.leftOut(device);
  return notComplete.length > 0 ? { ...answer, notComplete } : answer;
}
