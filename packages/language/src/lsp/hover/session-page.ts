import type { DeclId } from '@azroute/engine';
import { preferenceFact } from './connection-page.js';
import { directions } from './exchange.js';
import { blocks, facts } from './markdown.js';
import type { Page } from './page.js';

/** A BGP session: whether it is up, and the routes that each end sends with their results at the other one. */
export function sessionPage(page: Page, id: DeclId): string | undefined {
  const session = page.topology.sessions.find((candidate) => candidate.id === id);
  if (!session) return undefined;
  const over = session.tunnel === undefined ? 'not in a tunnel' : `over ${page.ref(session.tunnel)}`;
  return blocks([
    facts([page.title('BGP session', id), over]),
    ...[session.a, session.b].map((end) => {
      const preference = preferenceFact(page, end);
      return preference && `${page.ref(end.device)}: ${preference}`;
    }),
    directions(page, id) || 'It carries no routes: one of its ends does not speak BGP.',
  ]);
}
