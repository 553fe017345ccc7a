import type { BgpRoute, Decision, EffectiveRoute, Hop, HopKind, Trace } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from './effective-routes.js';
import type { LabelOf } from './trace-json.js';

const kindNames: Record<HopKind, string> = {
  nva: 'NVA',
  firewall: 'firewall',
  vpnGateway: 'VPN gateway',
  expressRouteGateway: 'ExpressRoute gateway',
  circuit: 'ExpressRoute circuit',
  router: 'router',
};

/** The way of a packet in words: each device that forwards it, after the row that sent the packet there. */
export function traceText(trace: Trace, from: string, to: string, labelOf: LabelOf): string {
  const lines = [`${from} -> ${to}: ${trace.verdict}`, ...way(trace, 1, '', labelOf)];
  return lines.map((line) => `${line}\n`).join('');
}

function way(trace: Trace, firstNumber: number, indent: string, labelOf: LabelOf): readonly string[] {
  const lines = trace.first.flatMap((decision) => decisionLines(decision, indent, labelOf));
  let number = firstNumber;
  for (const hop of trace.hops) {
    lines.push(`${indent}  ${number}. ${hopText(hop, labelOf)}`);
    lines.push(...hop.decisions.flatMap((decision) => decisionLines(decision, indent, labelOf)));
    number++;
  }
  trace.branches.forEach((branch, i) => {
    lines.push(`${indent}  path ${i + 1} of ${trace.branches.length}: ${branch.verdict}`);
    lines.push(...way(branch, number, `${indent}  `, labelOf));
  });
  lines.push(`${indent}  ${trace.verdict}: ${trace.reason.text} (${trace.reason.rule})`);
  lines.push(...trace.notes.map((note) => `${indent}  note: ${note.text} (${note.rule})`));
  return lines;
}

function hopText(hop: Hop, labelOf: LabelOf): string {
  const through = hop.loadBalancer === undefined ? '' : `, through load balancer ${labelOf(hop.loadBalancer)}`;
  const tunnel = hop.tunnel === undefined ? '' : `, into tunnel ${labelOf(hop.tunnel)}`;
  return `${hop.label} (${kindNames[hop.kind]})${through}${tunnel}`;
}

function decisionLines(decision: Decision, indent: string, labelOf: LabelOf): string[] {
  const { at, table, outer, row, bgpRoute, cause } = decision;
  const found = row ? rowText(row) : bgpRoute ? routeText(bgpRoute) : undefined;
  const head = `${table} of ${labelOf(at)}${outer ? ', outer address' : ''}`;
  return [
    `${indent}     ${found === undefined ? head : `${head}: ${found}`}`,
    `${indent}       ${cause.text} (${cause.rule})`,
  ];
}

function rowText(row: EffectiveRoute): string {
  return [row.source, addressPrefix(row), row.nextHopType, nextHopTexts(row).join(' ')].join('  ').trimEnd();
}

function routeText(route: BgpRoute): string {
  const path = route.asPath.length > 0 ? `AS path ${route.asPath.join('-')}` : '';
  return [route.prefix.text, route.nextHops.map(({ text }) => text).join(' '), path].filter(Boolean).join('  ');
}
