import type { EffectiveRoute } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from './effective-routes.js';

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
