import { listed } from '../../findings/listed.js';
import type { DeclId, Network } from '../../topology/index.js';

/** The words of changed settings: "set asn 65001 and snat internet on nva1", "take stateless off nva1". */
export function settingText(network: Network, id: DeclId, change: object): string {
  const set: string[] = [];
  const off: string[] = [];
  for (const [key, value] of Object.entries(change)) {
    if (value === false || value === undefined || value === 'none') off.push(key);
    else set.push(value === true ? key : `${key} ${valueText(value, network)}`);
  }
  const label = network.label(id);
  return listed([
    ...(set.length > 0 ? [`set ${listed(set)} on ${label}`] : []),
    ...(off.length > 0 ? [`take ${listed(off)} off ${label}`] : []),
  ]);
}

function valueText(value: unknown, network: Network): string {
  if (Array.isArray(value)) return listed(value.map((one) => valueText(one, network)));
  if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  return typeof value === 'string' && network.thing(value) ? network.label(value) : String(value);
}
