import type { Entry, Report } from '@azroute/import';
import { linesText } from '../present/printable.js';

/** How many entries of one kind are printed; `--output json` has all. */
const most = 30;

/** How many files have a line of their own. */
const mostFiles = 4;

const nouns: Readonly<Record<string, readonly [one: string, several: string]>> = {
  vnet: ['virtual network', 'virtual networks'],
  subnet: ['subnet', 'subnets'],
  nic: ['NIC', 'NICs'],
  loadBalancer: ['load balancer', 'load balancers'],
  privateEndpoint: ['private endpoint', 'private endpoints'],
  vpnGateway: ['VPN gateway', 'VPN gateways'],
  expressRouteGateway: ['ExpressRoute gateway', 'ExpressRoute gateways'],
  routeServer: ['Route Server', 'Route Servers'],
  firewall: ['firewall', 'firewalls'],
  peering: ['peering', 'peerings'],
  routeTable: ['route table', 'route tables'],
  nva: ['NVA', 'NVAs'],
  bgp: ['BGP session', 'BGP sessions'],
  site: ['site', 'sites'],
  circuit: ['circuit', 'circuits'],
  connection: ['connection', 'connections'],
};

/**
 * The report for people: what was read and written, what is missing, assumed and left out, and what to do next.
 * @param next what to do next, a line each
 */
export function reportText(report: Report, next: readonly string[], to: string | undefined): string {
  const lines = [
    ...readLines(report),
    ...report.skipped.map((sentence) => `Skipped: ${sentence}`),
    `${to === undefined ? 'Printed' : 'Imported'} ${listed(Object.entries(report.written).map(([kind, count]) => counted(count, ...(nouns[kind] ?? [kind, kind]))))}.`,
    ...section('MISSING: referred to, and not in the files', report.missing, to),
    ...section('ASSUMED: the files leave it open', report.assumed, to),
    ...section('LEFT OUT: azroute has no statement for it', report.leftOut, to),
    ...(report.notImported.length + report.notes.length + report.differences.length > 0 ? [''] : []),
    ...report.notes,
    ...report.differences.map(
      ({ id, names }) => `The files differ in ${listed(names.slice(0, 5))} of ${id}; the later one counts.`,
    ),
    ...(report.notImported.length > 0
      ? [`Not imported: ${listed(report.notImported.map(({ type, count }) => `${count} ${type}`))}.`]
      : []),
    '',
    'Next:',
    ...next.map((line) => `  ${line}`),
  ];
  return linesText(lines);
}

/** A line for each file, or for each format if there are many files. */
function readLines({ read }: Report): string[] {
  if (read.length <= mostFiles) {
    return read.map(({ file, format, resources }) => {
      return `Read ${counted(resources, 'resource', 'resources')} from ${file} (${format}).`;
    });
  }
  return [...new Set(read.map(({ format }) => format))].map((format) => {
    const own = read.filter((each) => each.format === format);
    const resources = own.reduce((sum, each) => sum + each.resources, 0);
    return `Read ${counted(resources, 'resource', 'resources')} from ${counted(own.length, 'file', 'files')} (${format}).`;
  });
}

function section(title: string, entries: readonly Entry[], to: string | undefined): string[] {
  if (entries.length === 0) return [];
  const shown = entries
    .slice(0, most)
    .flatMap((entry) => [
      `  ${placeText(entry, to)}${namedText(entry)}`,
      ...(entry.answer === undefined ? [] : [`    ${entry.answer}`]),
    ]);
  const more = entries.length - most;
  return ['', title, ...shown, ...(more > 0 ? [`  and ${more} more; --output json lists all`] : [])];
}

/** The text of an entry, which says what it is about: in the output, it stands beside that. */
function namedText({ text, id }: Entry): string {
  const name = id?.split('/').at(-1) ?? '';
  return name === '' || hasWord(text, name) ? text : `${name}: ${text}`;
}

/** Whether a name stands in a text, and not only as a part of a word. */
function hasWord(text: string, name: string): boolean {
  const [whole, part] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (!/\w/.test(whole[at - 1] ?? ' ') && !/\w/.test(whole[at + part.length] ?? ' ')) return true;
  }
  return false;
}

function placeText({ file, line }: Entry, to: string | undefined): string {
  if (line === undefined) return '';
  if (file === undefined || file === '') return to === undefined ? `line ${line}: ` : `${to}:${line}: `;
  return `${to === undefined ? '' : `${to.replace(/\/$/, '')}/`}${file}:${line}: `;
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
}

function listed(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
