import type { Stop } from '@azroute/engine';
import { type CauseJson, declarationText } from './declarations.js';
import type { StopJson, WayPointJson } from './way-json.js';

/** An empty line, a heading and its lines; nothing if there are no lines. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

/** The sentence with its rule, then the declarations. */
export function causeLines({ text, rule, declarations }: CauseJson, indent: string, before = ''): readonly string[] {
  return [`${indent}${before}${text} (${rule})`, ...declarations.map((one) => `${indent}  ${declarationText(one)}`)];
}

/** The path of a BGP route, one speaker per line, with the session and what the senders' policies changed. */
export function wayLines(way: readonly WayPointJson[]): readonly string[] {
  return way.flatMap((point, i) => wayPoint(point, i));
}

function wayPoint(point: WayPointJson, index: number): readonly string[] {
  const name = point.asn === undefined ? point.device : `${point.device} [${point.asn}]`;
  const where = `  ${index + 1}. ${name}`;
  if (index === 0)
    return [`${where}: ${point.because.text} (${point.because.rule})`, `       ${declarationText(point.from)}`];
  const facts = [
    `AS path ${point.asPath || 'empty'}`,
    ...(point.nextHop.length > 0 ? [`next hop ${point.nextHop.join(' ')}`] : []),
    ...(point.communities ? [`communities ${point.communities.join(' ')}`] : []),
  ];
  return [
    `${where}: ${facts.join(', ')}`,
    `       over ${point.automatic ? 'the automatic session of ' : ''}${declarationText(point.from)}`,
    ...(point.steps ?? []).map((step) => `       policy: ${step}`),
  ];
}

const verbs: Record<Stop['kind'], string> = {
  rejected: 'rejected',
  notChosen: 'not chosen',
  withheld: 'withheld',
  sessionDown: 'session down',
};

/** A place where a route stopped, and why. */
export function stopLines(stop: StopJson): readonly string[] {
  return [`  ${between(stop)}: ${verbs[stop.kind]}`, ...causeLines(stop.because, '    ')];
}

/** The two ends in the direction of the route. */
function between({ kind, device, peer }: StopJson): string {
  if (peer === undefined) return device;
  return kind === 'rejected' || kind === 'notChosen' ? `${peer} → ${device}` : `${device} → ${peer}`;
}
