import type { Entry, Report } from '@azroute/import';
import { linesText } from '../present/printable.js';
import { proofLines } from './proof-text.js';
import type { ProofJson } from './prove.js';

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
  virtualWan: ['virtual WAN', 'virtual WANs'],
  virtualHub: ['virtual hub', 'virtual hubs'],
  routeServer: ['Route Server', 'Route Servers'],
  firewall: ['firewall', 'firewalls'],
  peering: ['peering', 'peerings'],
  routeTable: ['route table', 'route tables'],
  nva: ['NVA', 'NVAs'],
  bgp: ['BGP session', 'BGP sessions'],
  site: ['site', 'sites'],
  circuit: ['circuit', 'circuits'],
  connection: ['connection', 'connections'],
  tunnel: ['tunnel', 'tunnels'],
  serviceTag: ['service tag', 'service tags'],
};

/** What follows the report. */
interface End {
  readonly proof: ProofJson;
  /** What to do next, a line each. */
  readonly next: readonly string[];
  readonly to: string | undefined;
}

/** The report for people: what was read and written, what is missing, assumed and left out, and what to do next. */
export function reportText(report: Report, { proof, next, to }: End): string {
  const lines = [
    ...readLines(report),
    ...routesLines(report),
    ...report.skipped.map((sentence) => `Skipped: ${sentence}`),
    `${to === undefined ? 'Printed' : 'Imported'} ${listed(Object.entries(report.written).map(([kind, count]) => counted(count, ...(nouns[kind] ?? [kind, kind]))))}.`,
    ...(report.contradictions.length > 0
      ? ['', 'CONTRADICTIONS: Azure learned it, and by the configuration it cannot be; nothing is made to fit']
      : []),
    ...report.contradictions.slice(0, most).map(({ file, text }) => `  ${text} (${file})`),
    ...(report.contradictions.length > most ? [`  and ${report.contradictions.length - most} more`] : []),
    ...section('MISSING: referred to, and not in the files', report.missing, to),
    ...unresolvedLines(report),
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
    ...proofLines(proof, to),
    '',
    'Next:',
    ...next.map((line) => `  ${line}`),
  ];
  return linesText(lines);
}

/** Expressions of templates and plans without a value, and what conditions switch off. */
function unresolvedLines({ unresolved, switchedOff }: Report): string[] {
  const lines = unresolved.map(({ file, line, of, isWhole, expression, why, help }) => {
    const place = line === undefined ? file : `${file}:${line}`;
    const lost = isWhole ? ' It is left out.' : '';
    return `  ${place}: ${of}: ${expression}: ${why}.${lost}${help === undefined ? '' : ` Give ${help}.`}`;
  });
  const off = switchedOff.map((sentence) => `  ${sentence}.`);
  const cut = (all: readonly string[]) =>
    all.length > most ? [...all.slice(0, most), `  and ${all.length - most} more; --output json lists all`] : all;
  return [
    ...(lines.length > 0 ? ['', 'UNRESOLVED: expressions that have no value here', ...cut(lines)] : []),
    ...(off.length > 0 ? ['', 'SWITCHED OFF by conditions of templates', ...cut(off)] : []),
  ];
}

/** The files with routes: a line for each, or for each format if there are many. */
function routesLines({ readRoutes }: Report): string[] {
  if (readRoutes.length <= mostFiles)
    return readRoutes.map(
      ({ file, format, of }) => `Read ${format}${of === undefined ? '' : ` of ${of}`} from ${file}.`,
    );
  return [...new Set(readRoutes.map(({ format }) => format))].map((format) => {
    const count = readRoutes.filter((each) => each.format === format).length;
    return `Read ${format} from ${counted(count, 'file', 'files')}.`;
  });
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
