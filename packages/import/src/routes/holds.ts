import { contains, covers, isProblem, parseAddress, parsePrefix } from '@azroute/engine';

/** Whether a prefix contains another one or an address, all as texts; false if one of them is none. */
export function holds(outer: string, inner: string): boolean {
  const whole = parsePrefix(outer);
  if (isProblem(whole)) return false;
  const part = parsePrefix(inner);
  if (!isProblem(part)) return covers(whole.prefix, part.prefix);
  const address = parseAddress(inner);
  return !isProblem(address) && contains(whole.prefix, address);
}
