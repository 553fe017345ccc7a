import type { Connection, ConnectionEnd, DeclId, Peering, SessionSide } from '@azroute/engine';
import { blocks, facts, table } from './markdown.js';
import type { Page } from './page.js';
import { advertisedTo, learnedFrom } from './peers.js';
import { flagsOf, peeringState } from './vnet-page.js';

/** A BGP session: whether it is up, and what each end sends and the other one makes of it. */
export function sessionPage(page: Page, id: DeclId): string | undefined {
  const session = page.topology.sessions.find((candidate) => candidate.id === id);
  if (!session) return undefined;
  const over = session.tunnel === undefined ? 'not in a tunnel' : `over ${page.ref(session.tunnel)}`;
  return blocks([
    facts([page.title('BGP session', id), over]),
    directions(page, id) || 'It carries nothing: an end of it does not speak BGP.',
  ]);
}

/** A connection: what is routed into it, and what BGP exchanges over it. */
export function connectionPage(page: Page, id: DeclId): string | undefined {
  const connection = page.topology.connections.find((candidate) => candidate.id === id);
  if (!connection) return undefined;
  const exchanged = directions(page, id);
  return blocks([
    facts([page.title('Connection', id), exchanged === '' ? 'static' : 'BGP']),
    endLine(page, connection, connection.a),
    endLine(page, connection, connection.b),
    exchanged,
  ]);
}

/** A peering: its state, and the flags of its two halves. */
export function peeringPage(page: Page, id: DeclId): string | undefined {
  const peering = page.topology.peerings.find((candidate) => candidate.id === id);
  if (!peering) return undefined;
  const halves: Peering['a'][] = peering.oneSided ? [peering.a] : [peering.a, peering.b];
  return blocks([
    facts([page.title('Peering', id), peeringState(page, peering, peering.a)]),
    table(
      ['Half of', 'Flags', 'Subnets'],
      halves.map((half) => [
        page.ref(half.vnet),
        flagsOf(half) || 'defaults',
        half.subnets === undefined ? 'all' : half.subnets.map((subnet) => page.ref(subnet)).join(', '),
      ]),
    ),
  ]);
}

function endLine(page: Page, connection: Connection, end: ConnectionEnd): string | undefined {
  const other = end === connection.a ? connection.b : connection.a;
  const said = facts([
    end.prefixes && `routes ${end.prefixes.map((prefix) => prefix.text).join(', ')} to ${page.ref(other.device)}`,
    end.instance === undefined ? undefined : `instance ${end.instance} only`,
    end.weight === 0 ? undefined : `weight ${end.weight}`,
  ]);
  return said === '' ? undefined : `${page.ref(end.device)}: ${said}`;
}

/** Both directions of each session that a declaration makes, those that exchange the same shown once. */
function directions(page: Page, declaration: DeclId): string {
  const sides = page.snapshot.bgp.sessions.filter((side) => side.declaration === declaration);
  return [...new Set(sides.map((side) => direction(page, side)))].join('\n\n');
}

function direction(page: Page, side: SessionSide): string {
  const { bgp } = page.snapshot;
  const local = bgp.speakers.find((speaker) => speaker.id === side.local);
  const remote = bgp.speakers.find((speaker) => speaker.id === side.remote);
  if (!local || !remote) return '';
  const kind = side.kind === 'ibgp' ? ' (iBGP)' : '';
  const heading = `**${page.ref(local.device)} → ${page.ref(remote.device)}**${kind}`;
  if (side.down) return `${heading}\n\n✗ down: ${page.cause(side.down)}`;
  return blocks([heading, advertisedTo(page, side), learnedFrom(page, remote, side)]);
}
