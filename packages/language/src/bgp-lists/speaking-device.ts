import type { DeclId, Topology } from '@azroute/engine';

/** The device that speaks BGP for a declaration: a site with a single router means that router, as in the language. */
export function speakingDevice({ sites }: Topology, id: DeclId): DeclId {
  const routers = sites.find((site) => site.id === id)?.routers ?? [];
  return routers.length === 1 ? (routers[0]?.id ?? id) : id;
}
