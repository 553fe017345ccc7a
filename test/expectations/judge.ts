import { type DeclId, hubNextHopId, hubNextHopTypes, type Settings } from '@azroute/engine';
import { advertised, type BgpList, expectedBgp, learned, type Party } from './bgp-lists.js';
import { difference, type Fact, fact } from './compare.js';
import { type Expectation, list, type Section } from './expectation.js';
import { pathOf } from './flows.js';
import { computedRoutes, expectedRoutes } from './routes.js';
import { leaves, type Subject } from './subject.js';

const speakers = ['routeServer', 'vpnGateway', 'expressRouteGateway', 'circuit', 'nva', 'router', 'site', 'virtualHub'];
const senders = ['nic', 'host', 'privateEndpoint'];

/** The settings of an expectation for the engine. */
export function settingsOf({ settings }: Expectation): Partial<Settings> {
  const noneRoutes = settings.get('noneRoutes') as Settings['noneRoutes'] | undefined;
  const learns = settings.get('routeServerLearnsOwnPrefixes');
  const relays = settings.get('routeServerRelaysPeeredPrefixes');
  return {
    ...(noneRoutes && { noneRoutes }),
    ...(learns && { routeServerLearnsOwnPrefixes: learns === 'true' }),
    ...(relays && { routeServerRelaysPeeredPrefixes: relays === 'true' }),
  };
}

/** How one table or path differs from the printed one. */
export interface Difference {
  readonly of: string;
  readonly lines: readonly string[];
}

/** The differences between a section and the computed result, one for each table or path that differs. */
export function judge(section: Section, subject: Subject): Difference[] {
  return tables(section, subject).flatMap(({ of, expected, computed }) => {
    const lines = difference(section, expected, computed);
    return lines.length > 0 ? [{ of: `${section.heading} (${of})`, lines }] : [];
  });
}

/** Differences as readable text; empty if there are none. */
export function asText(differences: readonly Difference[]): string {
  return differences.map(({ of, lines }) => [of, ...lines].join('\n')).join('\n\n');
}

interface Compared {
  readonly of: string;
  readonly expected: readonly Fact[];
  readonly computed: readonly Fact[];
}

function tables(section: Section, subject: Subject): Compared[] {
  switch (section.kind) {
    case 'routes':
      return list(section.subject).map((reference) => routesOf(section, subject, reference));
    case 'hubRoutes':
      return list(section.subject).map((reference) => hubRoutesOf(section, subject, reference));
    case 'learned': {
      const [of = '', from] = section.subject.split(' from ');
      return bgpLists(
        section,
        learned(
          section,
          subject.snapshot.bgp,
          party(subject, of),
          from === undefined ? undefined : party(subject, from),
        ),
      );
    }
    case 'advertised': {
      const [of = '', to = ''] = section.subject.split(' to ');
      return bgpLists(section, advertised(section, subject.snapshot.bgp, party(subject, of), party(subject, to)));
    }
    case 'operatingSystem':
      return [operatingSystemOf(section, subject)];
    case 'flows':
      return section.rows.map((row) => flow(section, subject, row));
    case 'findings':
      return [findings(section, subject)];
  }
}

function routesOf(section: Section, subject: Subject, reference: string): Compared {
  const id = subject.id(reference, ['nic', 'subnet']);
  const table = subject.snapshot.effectiveRoutes(id) ?? subject.snapshot.subnetRoutes(id);
  return { of: reference, expected: expectedRoutes(section), computed: table ? computedRoutes(table) : [] };
}

/** The routes of a hub's table or firewall. */
function hubRoutesOf(section: Section, subject: Subject, reference: string): Compared {
  const id = subject.id(reference, ['hubRouteTable', 'firewall']);
  const rows = subject.snapshot.hubRoutes(id)?.rows ?? [];
  return {
    of: reference,
    expected: section.rows.map((row) => fact(...row)),
    computed: rows.map(({ prefix, nextHops, asPath }) => {
      const types = [...new Set(nextHops.map(({ to }) => hubNextHopTypes[to]))].join(', ');
      const names = nextHops
        .map((hop) => hubNextHopId(hop))
        .map((hop) => (hop === undefined ? '-' : subject.label(hop)));
      return fact(prefix.text, types, names.join(', '), asPath.join('-') || '-');
    }),
  };
}

function bgpLists(section: Section, lists: readonly BgpList[]): Compared[] {
  const expected = expectedBgp(section);
  if (lists.length === 0) return [{ of: 'no speaker', expected, computed: [] }];
  return lists.map(({ of, facts }) => ({ of, expected, computed: facts }));
}

function party(subject: Subject, text: string): Party {
  const [name = '', instance] = text.split('#');
  const device: DeclId = subject.id(name, speakers);
  return { device, instance: instance === undefined ? undefined : Number(instance) };
}

function operatingSystemOf(section: Section, subject: Subject): Compared {
  const routes = subject.snapshot.operatingSystemRoutes(subject.id(section.subject, ['nva']));
  return {
    of: section.subject,
    expected: section.rows.map((row) => fact(...row)),
    computed: routes.map((route) => fact(route.prefix.text, route.origin, leaves(route, subject.label))),
  };
}

function flow(
  section: Section,
  subject: Subject,
  [from = '', to = '', verdict = '', path = '']: readonly string[],
): Compared {
  const trace = subject.snapshot.trace(subject.id(from, senders), subject.address(to));
  return {
    of: `${from} -> ${to}: ${trace?.reason.text ?? 'no trace'}`,
    expected: [fact(verdict, path)],
    computed: trace ? [fact(trace.verdict, pathOf(trace, section.columns[3] ?? ''))] : [],
  };
}

/**
 * Errors and warnings, each as often as it is reported; with a column `Severity`, information and hints too. A column
 * `Says` has a part of the message, or `-` where it does not matter.
 */
function findings(section: Section, { reported }: Subject): Compared {
  const counted = (facts: readonly Fact[]) =>
    facts.map((each, index) => `${each}  #${facts.slice(0, index + 1).filter((other) => other === each).length}`);
  const { columns, rows } = section;
  const all = columns.includes('Severity');
  const told = columns.includes('Says') ? rows.flatMap((row) => row.at(-1) ?? []).filter((part) => part !== '-') : [];
  const says = (message: string, code: string) => {
    if (!columns.includes('Says')) return [];
    const part = told.find((each) => message.includes(each));
    const matters = rows.some((row) => row.includes(code) && row.at(-1) !== '-');
    return [part ?? (matters ? message : '-')];
  };
  return {
    of: all ? 'all of them' : 'errors and warnings',
    expected: counted(rows.map((row) => fact(...row))),
    computed: counted(
      reported
        .filter(({ severity }) => all || severity === 'error' || severity === 'warning')
        .map(({ code, severity, at, message }) => fact(...(all ? [severity] : []), code, at, ...says(message, code))),
    ),
  };
}
