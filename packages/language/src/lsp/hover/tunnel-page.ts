import type { DeclId, TunnelEnd } from '@azroute/engine';
import { blocks, bounded, facts } from './markdown.js';
import type { Page } from './page.js';

/** A tunnel: its ends, and the sessions and routes that use it. */
export function tunnelPage(page: Page, id: DeclId): string | undefined {
  const tunnel = page.network.tunnel(id);
  if (!tunnel) return undefined;
  const sessions = page.topology.sessions.filter((session) => session.tunnel === id);
  const devices = [...page.topology.nvas, ...page.topology.sites.flatMap(({ routers }) => routers)];
  const routed = devices.flatMap(({ id: device, routes }) =>
    routes.filter(({ target }) => target.via === 'tunnel' && target.tunnel === id).map((route) => ({ route, device })),
  );
  return blocks([
    facts([page.title('Tunnel', id), tunnel.tunnelKind, tunnel.mtu === undefined ? undefined : `MTU ${tunnel.mtu}`]),
    `${tunnelEnd(page, tunnel.a)} ↔ ${tunnelEnd(page, tunnel.b)}`,
    sessions.length > 0
      ? `BGP over it: ${bounded(sessions, page.limits.items, (session) => page.ref(session.id)).join(', ')}`
      : undefined,
    routed.length > 0
      ? `Static routes into it: ${bounded(routed, page.limits.items, ({ route, device }) => `${route.prefix.text} at ${page.ref(device)}`).join(', ')}`
      : undefined,
    sessions.length + routed.length === 0
      ? 'It carries no traffic: no session runs over it and no route leads into it.'
      : undefined,
  ]);
}

function tunnelEnd(page: Page, end: TunnelEnd): string {
  return [page.ref(end.device), end.endpoint?.text].filter(Boolean).join(' ');
}
