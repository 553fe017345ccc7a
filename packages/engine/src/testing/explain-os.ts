import { address, prefix } from '../address/index.js';
import type { OsCandidate } from '../causes/os-why.js';
import type { OsTarget } from '../forwarding/os-target.js';
import { createSnapshot } from '../snapshot.js';
import { type TopologySpec, topologyOf } from './builder.js';
import { showRoute } from './show.js';

/** Why the operating system of an NVA sends packets for a prefix or address where it does, as lines. */
export function explainOs(spec: TopologySpec, nva: string, to: string): string[] {
  const snapshot = createSnapshot(topologyOf(spec));
  const why = snapshot.whyOperatingSystem(`nva:${nva}`, to.includes('/') ? prefix(to) : address(to));
  if (!why) return ['no such NVA'];
  return [
    ...why.decides.map((one) => `decides ${show(one)}`),
    ...why.inside.map((one) => `inside ${show(one)}`),
    ...why.losers.map((one) => `loses ${show(one)}: ${one.beatenBy?.text}`),
    ...why.notSent.flatMap(({ prefix: { text }, stops }) =>
      stops.map(({ kind, at, cause }) => `not sent ${text} by ${at.label}, ${kind} by ${cause.rule}`),
    ),
    ...why.notes.map(({ rule, text }) => `note ${rule} ${text}`),
  ];
}

function show({ state, origin, prefix: { text }, target, way }: OsCandidate): string {
  const came = way?.map(({ speaker, route }) => `${speaker.label} ${showRoute(route)}`).join(' > ');
  return [state, origin, text, ...(target ? [leads(target)] : []), ...(came ? [`(${came})`] : [])].join(' ');
}

function leads(target: OsTarget): string {
  switch (target.to) {
    case 'nic':
      return target.via ? `nic via ${target.via.text}` : 'nic';
    case 'tunnel':
      return target.tunnel;
    case 'connection':
      return target.connection;
    case 'itself':
    case 'drop':
      return target.to;
  }
}
