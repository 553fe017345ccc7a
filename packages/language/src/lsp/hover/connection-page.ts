import { type Connection, type ConnectionEnd, type DeclId, endOfHub } from '@azroute/engine';
import { directions } from './exchange.js';
import { branchRouting, hubConnectionPage } from './hub-connection-page.js';
import { blocks, bounded, facts } from './markdown.js';
import type { Page } from './page.js';

/** A connection: the static routes into it, and the routes that BGP exchanges over it. */
export function connectionPage(page: Page, id: DeclId): string | undefined {
  const connection = page.topology.connections.find((candidate) => candidate.id === id);
  if (!connection) return hubConnectionPage(page, id);
  const own = endOfHub(connection);
  const exchanged = directions(page, id);
  return blocks([
    facts([page.title('Connection', id), exchanged === '' ? 'static' : 'BGP']),
    endLine(page, connection, connection.a),
    endLine(page, connection, connection.b),
    own && branchRouting(page, id, own),
    exchanged,
  ]);
}

function endLine(page: Page, connection: Connection, end: ConnectionEnd): string | undefined {
  const other = end === connection.a ? connection.b : connection.a;
  const prefixes = staticRoutes(page, connection.id, end.device);
  const said = facts([
    prefixes.length > 0
      ? `routes ${bounded(prefixes, page.limits.prefixes, (text) => text).join(', ')} to ${page.ref(other.device)}`
      : undefined,
    end.instance === undefined ? undefined : `instance ${end.instance} only`,
    end.weight === 0 ? undefined : `weight ${end.weight}`,
    preferenceFact(page, end),
  ]);
  return said === '' ? undefined : `${page.ref(end.device)}: ${said}`;
}

/** The local preferences that an end assigns to received routes; undefined if there are none. */
export function preferenceFact(
  page: Page,
  { localPreferences }: Pick<ConnectionEnd, 'localPreferences'>,
): string | undefined {
  if (localPreferences.length === 0) return undefined;
  const texts = bounded(localPreferences, page.limits.prefixes, ({ value, prefix }) =>
    prefix ? `${value} for ${prefix.text}` : `${value}`,
  );
  return `prefers what it receives: local preference ${texts.join(', ')}`;
}

/** The prefixes of the static routes that a device has into a connection. */
function staticRoutes(page: Page, connection: DeclId, device: DeclId): string[] {
  const { bgp } = page.snapshot;
  const speakers = bgp.speakersOf(page.network.router(device)?.router.id ?? device);
  return speakers.flatMap((speaker) =>
    [...bgp.table(speaker.id).routes].flatMap(([prefix, { routes }]) =>
      routes.some(({ own }) => own?.kind === 'connection' && own.connection === connection) ? [prefix] : [],
    ),
  );
}
