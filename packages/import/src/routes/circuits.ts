import { isProblem, parsePrefix } from '@azroute/engine';
import { childrenOf, textOf } from '../azure/fields.js';
import type { Estate } from '../model/estate.js';
import type { Circuit, Connection, Site } from '../model/things.js';
import { announce } from './behind.js';
import { fileStem } from './file-stem.js';
import { type Found, refuse, whoseText } from './found.js';
import { holds } from './holds.js';
import type { CircuitRow } from './read-routes.js';

/** A file with the routes of a circuit. */
export interface CircuitFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly CircuitRow[];
}

/** ASNs of Azure: routes from them are not the customer's. */
const azureAsns = [65515, 12076];
const linkLocal = '169.254.0.0/16';

/** Takes over what the customers of circuits announce. */
export function readCircuitRoutes(estate: Estate, files: readonly CircuitFile[], found: Found): void {
  for (const file of files) {
    const circuit = circuitOf(estate, file, found);
    if (!circuit) continue;
    found.read.push({ file: file.file, format: 'circuit routes', of: circuit.name });
    const site = estate.sites.find((each) => each.circuit === circuit);
    const connection = estate.connections.find(({ a, b }) => a === circuit && b === site);
    if (!site || !connection) {
      const text = `${circuit.name} learned routes of a customer, although no private peering of it is in the files.`;
      found.contradictions.push({ file: file.file, text });
      continue;
    }
    takeOver(estate, { circuit, site, connection }, file, found);
  }
}

function takeOver(
  estate: Estate,
  { circuit, site, connection }: { circuit: Circuit; site: Site; connection: Connection },
  { rows, file }: CircuitFile,
  found: Found,
): void {
  const links = [...peeringPrefixes(estate, circuit), linkLocal];
  const own = new Map<string, readonly number[]>();
  for (const { network, path } of rows) {
    const [first] = path;
    if (isProblem(parsePrefix(network)) || links.some((link) => holds(link, network))) continue;
    if (first === site.asn) own.set(network, path);
    else if (first !== undefined && !azureAsns.includes(first)) {
      const text = `${circuit.name} learned ${network} with the path ${path.join(' ')}, although its customer has ASN ${site.asn}.`;
      found.contradictions.push({ file, text });
    }
  }
  const announcer = {
    device: site,
    asn: site.asn,
    attributes: connection.attributes,
    rows: [...own].map(([prefix, path]) => ({ prefix, path })),
    file,
  };
  const announced = announce(estate, [announcer]).get(announcer)?.own ?? [];
  site.address = [...new Set([...site.address, ...announced])];
  if (announced.length > 0) site.source = file;
  remarkCustomer(site, circuit);
}

/** Says that the addresses of what stands behind a circuit are known. */
export function remarkCustomer(site: Site, circuit: Circuit): void {
  const at = site.remarks.findIndex(({ text }) => text.startsWith('one router behind the circuit'));
  const remark = site.remarks[at];
  if (remark)
    site.remarks[at] = {
      ...remark,
      text: `one router behind the circuit ${circuit.name}, ASN from its private peering.`,
      answer: undefined,
    };
}

/** The circuit whose routes they are: by its name, by next hops in its peering, or by the name of the file. */
function circuitOf(estate: Estate, file: CircuitFile, found: Found): Circuit | undefined {
  const all = [...estate.circuits.values()];
  const stem = fileStem(file.file);
  const named = all.filter(({ name }) =>
    file.owner === undefined
      ? stem === name.toLowerCase() || stem.startsWith(`${name.toLowerCase()}.`)
      : name.toLowerCase() === file.owner.toLowerCase(),
  );
  const byHops =
    file.owner === undefined
      ? all.filter((circuit) => {
          const links = peeringPrefixes(estate, circuit);
          return file.rows.some(({ nextHop }) => links.some((link) => holds(link, nextHop)));
        })
      : [];
  const both = byHops.filter((each) => named.includes(each));
  const fitting = both.length > 0 ? both : byHops.length > 0 ? byHops : named;
  const [one] = fitting;
  if (fitting.length === 1) return one;
  if (fitting.length > 1) {
    const names = fitting.map(({ group, name }) => `${group}/${name}`).join(' and ');
    refuse(found, file, `${file.file} fits the circuits ${names}; ${whoseText(one?.name ?? '', file.file)}.`);
  } else {
    const what = `${file.file} contains the routes of a circuit that is not in the files`;
    refuse(found, file, `${what}; ${whoseText('CIRCUIT', file.file)}.`);
  }
  return undefined;
}

/** The prefixes of the links between Microsoft and the customer. */
function peeringPrefixes(estate: Estate, { id }: Circuit): string[] {
  const peerings = childrenOf(estate.resources.get(id)?.fields, 'peerings');
  return peerings.flatMap((each) =>
    ['primarypeeraddressprefix', 'secondarypeeraddressprefix'].flatMap((name) => textOf(each, name) ?? []),
  );
}
