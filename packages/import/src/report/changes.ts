import { createTextFormatter } from '@azroute/language';

/** What differs between two texts of one import. */
export interface Change {
  readonly change: 'appeared' | 'gone' | 'changed';
  /** What it is, with what it stands in: `vnet hub: subnet apps 10.0.0.0/24`. */
  readonly text: string;
}

/** What has appeared, gone and changed between two texts, by statements and their members; comments do not count. */
export function changesBetween(before: string, after: string): Change[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes: Change[] = [];
  for (const [key, { line, parent }] of old) {
    if (now.has(key) || (parent !== '' && !now.has(parent))) continue;
    changes.push({ change: 'gone', text: shown(parent, line) });
  }
  for (const [key, { line, parent }] of now) {
    const known = old.get(key);
    if (known === undefined) {
      if (parent === '' || old.has(parent)) changes.push({ change: 'appeared', text: shown(parent, line) });
    } else if (known.line !== line)
      changes.push({ change: 'changed', text: `${shown(parent, line)} (was ${known.line})` });
  }
  return changes;
}

/** The statements of a text, as `kind name`: `nva vm1`. */
export function statementsIn(text: string): Set<string> {
  return new Set([...linesOf(text)].filter(([, { parent }]) => parent === '').map(([key]) => key));
}

interface Line {
  readonly line: string;
  /** The key of the block that it stands in; empty for a statement. */
  readonly parent: string;
}

const separator = ' > ';

/** The lines of a text by what they are about. */
function linesOf(text: string): Map<string, Line> {
  const found = new Map<string, Line>();
  const blocks: string[] = [];
  for (const raw of createTextFormatter()(text).text.split('\n')) {
    const line = raw.replace(/\s*\/\/(?:[^"]|"[^"]*")*$/, '').trim();
    if (line === '}') blocks.pop();
    if (line === '' || line === '}') continue;
    const parent = blocks.join(separator);
    const own = [...blocks, headOf(line)];
    found.set(own.join(separator), { line: line.replace(/\s*\{.*$/, ''), parent });
    if (line.endsWith('{')) blocks.push(headOf(line));
  }
  return found;
}

const named =
  /^(vnet|virtualWan|virtualHub|hubRouteTable|subnet|nic|loadBalancer|privateEndpoint|firewall|vpnGateway|expressRouteGateway|routeServer|routeTable|route|site|router|circuit|nva|host|tunnel|serviceTag|scenario) ("[^"]*"|[^\s{]+)/;

/** What a line is about: a thing by its kind and name, a statement with two ends without attributes, or a value. */
function headOf(line: string): string {
  // In a subnet, the name behind routeTable is a value, as are the NICs of an appliance.
  const thing = named.exec(line);
  if (thing && !/^routeTable [^{]*$/.test(line) && !(thing[1] === 'nic' && line.split(' ').length === 2))
    return thing[0];
  if (/^(peering|connection|bgp|expect) /.test(line))
    return line
      .replace(/\[[^\]]*\]/g, '')
      .replace(/\benableBgp\b.*$/, '')
      .replace(/->|<->/, '-')
      .replace(/\s+/g, ' ')
      .trim();
  return line.split(' ')[0] ?? line;
}

function shown(parent: string, line: string): string {
  return parent === '' ? line : `${parent.replaceAll(separator, ': ')}: ${line}`;
}
