import { append, isProblem, parsePrefix } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { type Estate, leftOut } from '../model/estate.js';
import { routeTypes } from '../model/route-tables.js';
import type { Circuit, Nic, RouteTable, UserRoute } from '../model/things.js';
import { fileStem } from './file-stem.js';
import { type Found, refuse, sourcesText, whoseText } from './found.js';
import { holds } from './holds.js';
import type { EffectiveRow } from './read-routes.js';

/** A file with the effective routes of a NIC. */
export interface EffectiveFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly EffectiveRow[];
  readonly isPropagationDisabled: boolean | undefined;
}

interface OfNic extends EffectiveFile {
  readonly nic: Nic;
}

/**
 * Takes from effective routes what the configuration lacks: the routes of route tables that are missing, and the next
 * hops that NICs show for circuits. Everything else is only compared.
 */
export function readEffective(estate: Estate, files: readonly EffectiveFile[], found: Found): void {
  const names = nicsByName(estate);
  const known: OfNic[] = [];
  for (const file of files) {
    const nic = nicOf(file, names, found);
    if (!nic) continue;
    known.push({ ...file, nic });
    found.effective.push({ file: file.file, nic });
    found.read.push({ file: file.file, format: 'effective routes', of: nicLabel(nic) });
  }
  fillTables(estate, known, found);
  readCircuitHops(estate, known);
}

/** A NIC as people call it. */
function nicLabel({ name, subnet }: Nic): string {
  return `${subnet.network.name}/${subnet.name}/${name}`;
}

function nicsByName(estate: Estate): Map<string, Nic[]> {
  const found = new Map<string, Nic[]>();
  for (const nic of estate.nics.values()) {
    const { name, subnet } = nic;
    const [inner, outer] = [subnet.name, subnet.network.name];
    for (const path of [[name], [inner, name], [outer, name], [outer, inner, name]])
      append(found, path.join('.').toLowerCase(), nic);
  }
  return found;
}

/** The NIC whose routes they are: by its name, or by the longest name with which the file's name begins. */
function nicOf(file: EffectiveFile, names: ReadonlyMap<string, readonly Nic[]>, found: Found): Nic | undefined {
  const stem = file.owner?.toLowerCase() ?? fileStem(file.file);
  const wanted = [stem];
  if (file.owner === undefined)
    for (let end = stem.lastIndexOf('.'); end > 0; end = stem.lastIndexOf('.', end - 1))
      wanted.push(stem.slice(0, end));
  const fitting = wanted.map((name) => names.get(name)).find((each) => each !== undefined) ?? [];
  const [one] = fitting;
  if (fitting.length === 1) return one;
  if (fitting.length > 1) {
    const labels = fitting.map(nicLabel);
    const name = labels[0]?.replaceAll('/', '.') ?? '';
    refuse(found, file, `${file.file} fits ${labels.join(' and ')}; ${whoseText(name, file.file)}.`);
  } else {
    const whose =
      file.owner === undefined
        ? 'whose name begins with the name of no NIC of the files'
        : `of ${file.owner}, which is no NIC of the files`;
    refuse(found, file, `${file.file} contains effective routes ${whose}; ${whoseText('NIC', file.file)}.`);
  }
  return undefined;
}

function fillTables(estate: Estate, files: readonly OfNic[], found: Found): void {
  const byTable = new Map<RouteTable, OfNic[]>();
  for (const file of files) {
    const table = file.nic.subnet.routeTable;
    if (table?.isMissing && file.rows.length > 0) append(byTable, table, file);
  }
  for (const [table, own] of byTable) fillTable(estate, table, own, found);
}

function fillTable(estate: Estate, table: RouteTable, files: readonly OfNic[], found: Found): void {
  const routes = new Map<string, UserRoute & { readonly file: string }>();
  let isComplete = true;
  const disputed = new Set<string>();
  for (const { rows, file } of files) {
    for (const row of rows) {
      if (row.source !== 'user') continue;
      const written = routesOf(estate, table, row);
      if (written.length === 0) isComplete = false;
      for (const route of written) {
        const known = routes.get(route.destination);
        const says = ({ nextHopType, nextHopAddress, furtherNextHops }: UserRoute) =>
          `${nextHopType} ${[nextHopAddress ?? '', ...furtherNextHops].join(', ')}`.trim();
        if (known && says(known) !== says(route)) {
          disputed.add(route.destination);
          const text = `${table.name} has ${route.destination} to ${says(known)} in ${known.file}, and to ${says(route)} here: the route is not written.`;
          found.contradictions.push({ file, text });
        } else routes.set(route.destination, { ...route, name: known?.name ?? route.name, file });
      }
    }
  }
  const flags = new Set(files.map(({ isPropagationDisabled }) => isPropagationDisabled));
  if (flags.size === 1) table.disableBgpRoutePropagation = [...flags][0] === true;
  // Every NIC shows all user routes of its table, so one that is missing here makes the others no proof.
  table.isMissing = !isComplete || disputed.size > 0 || flags.size !== 1;
  table.routes.push(
    ...[...routes.values()]
      .filter(({ destination }) => !disputed.has(destination))
      .map(({ file: _, ...route }) => route)
      .sort((a, b) => compareNames(a.name ?? '', b.name ?? '') || compareNames(a.destination, b.destination)),
  );
  const nics = [...new Set(files.map(({ nic }) => nic.name))].sort(compareNames).join(' and ');
  const says = `Its routes are the user routes of ${nics} (${sourcesText(files.map(({ file }) => file))}); what none of them showed is not here.`;
  table.remarks.forEach((remark, i) => {
    const text = remark.text.replace(/Without it the subnet's routes are not those of Azure\.$/, says);
    table.remarks[i] = { ...remark, text };
  });
}

/** A user-defined route; one with many prefixes is for a service tag, which the row does not name. */
function routesOf(estate: Estate, table: RouteTable, row: EffectiveRow): UserRoute[] {
  const [prefix] = row.prefixes;
  const type = routeTypes.find((each) => each.toLowerCase() === row.nextHopType.toLowerCase());
  const tag = row.prefixes.length > 1 ? tagOf(estate, row.prefixes) : undefined;
  const refused = (why: string): UserRoute[] => {
    table.remarks.push(leftOut(`route ${row.name ?? prefix ?? ''}: ${why}`, table.id));
    return [];
  };
  if (prefix === undefined || type === undefined || isProblem(parsePrefix(prefix)))
    return refused('it is not readable.');
  if (row.prefixes.length > 1 && tag === undefined)
    return refused(`it is for a service tag with ${row.prefixes.length} prefixes, whose name its row does not say.`);
  const isPlain = !type.startsWith('VirtualAppliance');
  const [hop, ...further] = isPlain ? [] : row.nextHops;
  if (!isPlain && hop === undefined) return refused('its next hop has no address.');
  return [
    {
      name: row.name,
      destination: tag ?? prefix,
      nextHopType: further.length > 0 ? 'VirtualApplianceEcmp' : type,
      nextHopAddress: hop,
      furtherNextHops: further,
    },
  ];
}

/** The service tag with exactly these prefixes, among those that the files with routes define. */
function tagOf({ serviceTags }: Estate, prefixes: readonly string[]): string | undefined {
  const own = [...prefixes].sort().join();
  return serviceTags.find((each) => [...each.prefixes].sort().join() === own)?.tag;
}

/** The addresses of the Microsoft edge: next hops of gateway rows that nothing of the files has. */
function readCircuitHops(estate: Estate, files: readonly OfNic[]): void {
  const connected = estate.connections.flatMap(({ a, b }) => ('nextHops' in b && 'network' in a ? [b] : []));
  if (connected.length === 0) return;
  const known = knownSpace(estate);
  const hops = new Map<Circuit, { readonly addresses: Set<string>; readonly files: Set<string> }>();
  for (const { rows, file } of files) {
    for (const row of rows) {
      if (row.source !== 'virtualnetworkgateway') continue;
      const open = row.nextHops.filter((hop) => !known.some((space) => holds(space, hop)));
      const circuit = open.length > 0 ? circuitOf(estate, connected, row, open) : undefined;
      if (!circuit) continue;
      const own = hops.get(circuit) ?? { addresses: new Set(), files: new Set() };
      for (const hop of open) own.addresses.add(hop);
      own.files.add(file);
      hops.set(circuit, own);
    }
  }
  for (const [circuit, { addresses, files: from }] of hops) {
    circuit.nextHops = [...addresses].sort();
    circuit.source = sourcesText([...from]);
  }
}

/** The circuit with a route for the row: the one behind which its prefix is, or the only one, for a private address. */
function circuitOf(
  estate: Estate,
  circuits: readonly Circuit[],
  { prefixes }: EffectiveRow,
  hops: readonly string[],
): Circuit | undefined {
  const behind = (circuit: Circuit) => estate.sites.find((site) => site.circuit === circuit)?.address ?? [];
  const fitting = [...new Set(circuits)].filter((circuit) =>
    prefixes.some((prefix) => behind(circuit).includes(prefix)),
  );
  if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  const only =
    new Set(circuits).size === 1 && circuits[0] && behind(circuits[0]).length === 0 ? circuits[0] : undefined;
  const isPrivate = (hop: string) => ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].some((each) => holds(each, hop));
  return hops.every(isPrivate) ? only : undefined;
}

/** Everything of which the files say what it is. */
function knownSpace(estate: Estate): string[] {
  const networks = [...estate.networks.values()];
  const gateways = networks.flatMap(({ vpnGateways }) => vpnGateways);
  return [
    ...networks.flatMap(({ address }) => address),
    ...estate.sites.flatMap(({ address }) => address),
    ...gateways.flatMap(({ bgpIp, publicIp, pointToSite }) => [...bgpIp, ...publicIp, ...pointToSite]),
    ...estate.connections.flatMap(({ bgpIp }) => bgpIp),
  ];
}
