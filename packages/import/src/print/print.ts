import { nameText, referenceText } from '@azroute/language';
import { block } from './block.js';
import { comment } from './comment.js';
import { endpointText, endText, flagText, listText } from './parts.js';
import type * as data from './statements.js';
import { virtualHubLines } from './virtual-hub-lines.js';
import { vnetLines } from './vnet-lines.js';

/** Prints statements as a text that reads back as the same statements. Its layout is that of the formatter. */
export function printStatements(statements: readonly data.Statement[]): string {
  const lines: string[] = [];
  let previous: data.Statement | undefined;
  for (const statement of statements) {
    const own = linesOf(statement);
    if (previous && separates(previous, statement, own.length)) lines.push('');
    lines.push(...own);
    previous = statement;
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Statements of one line that follow each other stay together if they are of one kind. */
function separates(previous: data.Statement, next: data.Statement, lines: number): boolean {
  return previous.statement !== next.statement || lines > 1 || linesOf(previous).length > 1;
}

function linesOf(statement: data.Statement): readonly string[] {
  const print = printers[statement.statement] as (statement: data.Statement) => string[];
  const lines = print(statement);
  const last = lines.length - 1;
  if (statement.beside !== undefined) lines[last] = `${lines[last]} ${comment(statement.beside)}`;
  return [...(statement.above ?? []).map(comment), ...lines];
}

const printers: {
  readonly [K in data.Statement['statement']]: (statement: Extract<data.Statement, { statement: K }>) => string[];
} = {
  import: ({ path }) => [`import "${path.replace(/["\n\r]/g, '')}"`],
  vnet: vnetLines,
  virtualWan: ({ name, allowBranchToBranchTraffic }) => {
    const members = flagText('allowBranchToBranchTraffic', allowBranchToBranchTraffic);
    return members.length === 0 ? [`virtualWan ${nameText(name)}`] : block(`virtualWan ${nameText(name)}`, members);
  },
  virtualHub: virtualHubLines,
  peering: ({ a, b, oneSided }) => [`peering ${endText(a)} ${oneSided ? '->' : '<->'} ${endText(b)}`],
  routeTable: ({ name, unknown, disableBgpRoutePropagation, routes }) => {
    const head = `routeTable ${nameText(name)}${unknown ? ' unknown' : ''}`;
    const members = [
      ...flagText('disableBgpRoutePropagation', disableBgpRoutePropagation),
      ...routes.flatMap(userRouteLines),
    ];
    return unknown && members.length === 0 ? [head] : block(head, members);
  },
  serviceTag: ({ tag, prefixes }) => [`serviceTag ${tag} ${prefixes.join(', ')}`],
  site: ({ name, address, addressSource, asn, transit, routers, hosts, routes }) =>
    block(`site ${nameText(name)}`, [
      ...listText('address', address).map((line) =>
        addressSource === undefined ? line : `${line} ${comment(addressSource)}`,
      ),
      ...asnText(asn),
      ...flagText('transit', transit),
      ...routers.flatMap(routerLines),
      ...hosts.map(hostText),
      ...routes.map(staticRouteText),
    ]),
  circuit: ({ name, nextHop }) =>
    nextHop.length === 0
      ? [`circuit ${nameText(name)}`]
      : [`circuit ${nameText(name)} { nextHop ${nextHop.join(', ')} }`],
  connection: ({ a, b, enableBgp }) => [
    [`connection ${endText(a)} <-> ${endText(b)}`, ...flagText('enableBgp', enableBgp)].join(' '),
  ],
  nva: ({ name, nics, asn, advertise, connected, hosts, snat, stateless, routes }) =>
    block(`nva ${nameText(name)}`, [
      ...listText('nic', nics.map(referenceText)),
      ...asnText(asn),
      ...listText('advertise', advertise),
      ...listText('connected', connected),
      ...hosts.map(hostText),
      ...(snat === undefined ? [] : [`snat ${snat}`]),
      ...flagText('stateless', stateless),
      ...routes.map(staticRouteText),
    ]),
  bgp: ({ a, b, over }) => [
    `bgp ${endText(a)} <-> ${endText(b)}${over === undefined ? '' : ` over ${referenceText(over)}`}`,
  ],
  tunnel: ({ name, kind, a, b, mtu }) => [
    `tunnel ${nameText(name)} ${kind} ${endText(a)} <-> ${endText(b)}${mtu === undefined ? '' : ` mtu ${mtu}`}`,
  ],
  expect: (statement) => [expectationText(statement)],
  scenario: ({ name, downs, expectations }) =>
    block(`scenario ${nameText(name)}`, [...downs.map(downText), ...expectations.map(expectationText)]),
};

function userRouteLines({ name, destination, nextHop, above, beside }: data.UserRouteData): string[] {
  const to = 'prefix' in destination ? destination.prefix : destination.serviceTag;
  const hops = nextHop.address === undefined ? undefined : [nextHop.address, ...(nextHop.further ?? [])].join(', ');
  const words = ['route', ...(name === undefined ? [] : [nameText(name)]), to, '->', nextHop.type, hops];
  const line = words.filter((word) => word !== undefined).join(' ');
  return [...(above ?? []).map(comment), beside === undefined ? line : `${line} ${comment(beside)}`];
}

function routerLines({ name, address, asn, routes, above }: data.RouterData): string[] {
  const head = `router ${nameText(name)}${address === undefined ? '' : ` ${address}`}`;
  const members = [...asnText(asn), ...routes.map(staticRouteText)];
  return [...(above ?? []).map(comment), ...(members.length === 0 ? [head] : block(head, members))];
}

function asnText(asn: number | undefined): string[] {
  return asn === undefined ? [] : [`asn ${asn}`];
}

function hostText({ name, address }: data.HostData): string {
  return `host ${nameText(name)} ${address}`;
}

function staticRouteText({ prefix, target }: data.StaticRouteData): string {
  if (target === 'drop') return `route ${prefix} drop`;
  return `route ${prefix} via ${'via' in target ? referenceText(target.via) : target.address}`;
}

function expectationText({ from, to, bothWays, dropped, via }: data.ExpectationStatement): string {
  const words = ['expect', endpointText(from), bothWays ? '<->' : '->', endpointText(to)];
  if (dropped) words.push('dropped');
  if (via.length > 0) words.push('via', via.map(referenceText).join(', '));
  return words.join(' ');
}

function downText(down: data.DownData): string {
  if ('of' in down) return `down ${referenceText(down.of)}`;
  return `down ${down.kind} ${referenceText(down.a)} <-> ${referenceText(down.b)}`;
}
