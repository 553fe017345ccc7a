import type { Flow } from '../comparison/flow.js';
import { counted, placesText } from '../comparison/places-text.js';
import type { Party } from '../findings/flows/party.js';
import type { Network } from '../topology/index.js';
import type { Proof } from './proof/prove.js';

/** Up to how many effects a title names. */
const namedEffects = 2;

/** The effects of a repair for its title, such as "removes 2 loops; 300 spokes reach the Internet"; empty if there are none. */
export function effectsText(network: Network, { removedLoops, comparison, closesLeak }: Proof): string {
  const { gained, dropped, closed } = comparison;
  const loops = removedLoops > 0 ? [`removes ${counted(removedLoops, 'loop')}`] : [];
  return [
    ...loops,
    ...reachesTheInternet(network, gained),
    ...reaches(network, gained),
    ...staysLost(network, dropped),
    ...(closesLeak ? parts(network, closed) : []),
  ]
    .slice(0, namedEffects)
    .join('; ');
}

function reachesTheInternet(network: Network, gained: readonly Flow[]): readonly string[] {
  const outbound = gained.filter(({ to }) => to === undefined);
  if (outbound.length === 0) return [];
  const { text, several } = placesText(network, senders(outbound));
  return [`${text} ${several ? 'reach' : 'reaches'} the Internet`];
}

function reaches(network: Network, gained: readonly Flow[]): readonly string[] {
  const inside = gained.filter(({ to }) => to !== undefined);
  if (inside.length === 0) return [];
  const pairs = new Set(inside.map(({ from, to }) => `${from.key} ${to?.key ?? ''}`));
  const isMutual = inside.some(({ from, to }) => pairs.has(`${to?.key ?? ''} ${from.key}`));
  const all = placesText(network, [...senders(inside), ...receivers(inside)]);
  if (isMutual) return [all.several ? `${all.text} reach each other` : `packets inside ${all.text} arrive`];
  const from = placesText(network, senders(inside));
  return [`${from.text} ${from.several ? 'reach' : 'reaches'} ${placesText(network, receivers(inside)).text}`];
}

function staysLost(network: Network, dropped: readonly Flow[]): readonly string[] {
  if (dropped.length === 0) return [];
  const { text } = placesText(network, receivers(dropped));
  return text === '' ? [] : [`${text} still out of reach of ${placesText(network, senders(dropped)).text}`];
}

/** Who reaches whom no longer, since a leak is closed. */
function parts(network: Network, closed: readonly Flow[]): readonly string[] {
  if (closed.length === 0) return [];
  if (closed.every(({ to }) => to === undefined)) {
    const { text, several } = placesText(network, senders(closed));
    return [`${text} no longer ${several ? 'reach' : 'reaches'} the Internet this way`];
  }
  const { text } = placesText(network, [...senders(closed), ...receivers(closed)]);
  return [`${text} no longer reach each other through Azure`];
}

function senders(flows: readonly Flow[]): readonly Party[] {
  return [...new Set(flows.map((flow) => flow.senders))].flat();
}

function receivers(flows: readonly Flow[]): readonly Party[] {
  return [...new Set(flows.map((flow) => flow.receivers))].flat();
}
