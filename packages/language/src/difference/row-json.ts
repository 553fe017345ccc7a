import type { EffectiveRoute } from '@azroute/engine';

/** An effective route that decided. */
export interface RowJson {
  readonly source: string;
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress: readonly string[];
}

/** Turns an effective route into plain JSON. */
export function rowJson(row: EffectiveRoute): RowJson {
  return {
    source: row.source,
    addressPrefix: addressPrefix(row),
    nextHopType: row.nextHopType,
    nextHopIpAddress: nextHopTexts(row),
  };
}

/** The destination of a row: its prefix, or its service tag. */
export function addressPrefix(route: EffectiveRoute): string {
  return route.prefix?.text ?? route.serviceTag ?? '';
}

/** The next hop addresses of a row as printed; those without a text are left out. */
export function nextHopTexts(route: EffectiveRoute): readonly string[] {
  return route.nextHops.flatMap((nextHop) => nextHop.text ?? []);
}
