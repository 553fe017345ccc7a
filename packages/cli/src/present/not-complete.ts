import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';

/**
 * An answer as JSON with what is left out of it (AZR902), in sentences, as `notComplete`: who reads the output of a pipe
 * does not see what standard error says. An answer that is complete stays as it is.
 * @param device whose answer it is, if it is of one device alone
 */
export function withNotComplete<T extends object>(
  answer: T,
  { snapshot }: TopologyView,
  device?: DeclId,
): T & { readonly notComplete?: readonly string[] } {
  const notComplete = snapshot.leftOut(device);
  return notComplete.length > 0 ? { ...answer, notComplete } : answer;
}
