import type { End } from '@azroute/engine';
import { type RowJson, rowJson } from '@azroute/language';
import type { LabelOf } from './label-of.js';

/** How the path of a packet ends: a word of docs/ends.md and its details, with names instead of IDs. */
export interface EndJson {
  readonly kind: End['kind'];
  readonly row?: RowJson;
  readonly service?: string;
  readonly nextHop?: string;
  readonly to?: string;
  readonly at?: string;
  readonly device?: string;
  readonly gateway?: string;
  readonly vnet?: string;
  readonly peering?: string;
  readonly tunnel?: string;
  readonly session?: string;
}

/** The fields that hold a declaration. */
const named = ['to', 'at', 'device', 'gateway', 'vnet', 'peering', 'tunnel', 'session'] as const;

/** Turns an end into plain JSON. */
export function endJson(end: End, labelOf: LabelOf): EndJson {
  const fields: Readonly<Record<string, unknown>> = { ...end };
  const names = named.flatMap((field) => {
    const id = fields[field];
    return typeof id === 'string' ? [[field, labelOf(id)] as const] : [];
  });
  return {
    kind: end.kind,
    ...('row' in end && end.row && { row: rowJson(end.row) }),
    ...('nextHop' in end && end.nextHop && { nextHop: end.nextHop.text }),
    ...('service' in end && { service: end.service }),
    ...Object.fromEntries(names),
  };
}
