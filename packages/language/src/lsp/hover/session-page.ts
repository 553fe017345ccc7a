import type { Connection, ConnectionEnd, DeclId, Peering } from '@azroute/engine';
import { advertised, down, flowsOf } from './exchange.js';
import { blocks, facts, table } from './markdown.js';
import type { Page } from './page.js';
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

/** What each end of a declaration sends to the other one, and what that one makes of it. */
function directions(page: Page, declaration: DeclId): string {
  return flowsOf(page, (side) => side.declaration === declaration)
    .map((flow) => {
      const kind = flow.sides[0]?.kind === 'ibgp' ? ' (iBGP)' : '';
      const heading = `**${page.ref(flow.from)} → ${page.ref(flow.to)}**${kind}`;
      return blocks([heading, down(page, flow) ?? advertised(page, flow)]);
    })
    .join('\n\n');
}
