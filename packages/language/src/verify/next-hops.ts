import { contains, type EffectiveRoute, isProblem, parseAddress, prefix, type RowNextHop } from '@azroute/engine';

const notPublic = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'].map(prefix);

/**
 * Whether printed and computed next hops are the same set. Addresses that the input does not determine are placeholders
 * on either side: `<GW>` for a gateway's public address (R097), `<MSEE>` for those of the Microsoft edge (R099).
 */
export function sameNextHops(printed: readonly string[], computed: EffectiveRoute['nextHops']): boolean {
  const texts = computed.filter(({ text }) => text !== undefined);
  return (
    printed.every((text) => texts.some((nextHop) => agrees(text, nextHop))) &&
    texts.every((nextHop) => printed.some((text) => agrees(text, nextHop)))
  );
}

function agrees(printed: string, { text, action }: RowNextHop): boolean {
  if (printed === text) return true;
  if (printed === '<GW>') return action.to === 'vpnGateway';
  if (printed === '<MSEE>') return action.to === 'circuit';
  const address = parseAddress(printed);
  if (isProblem(address)) return false;
  if (text === '<GW>') return !notPublic.some((range) => contains(range, address));
  return text === '<MSEE>';
}
