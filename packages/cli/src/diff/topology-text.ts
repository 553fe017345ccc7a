import type { TopologyDifference } from './compare.js';

/** "hubs/west.azroute, only in the new folder". */
export function topologyText({ file, in: where }: Pick<TopologyDifference, 'file' | 'in'>): string {
  return where === 'both' ? file : `${file}, only in the ${where} folder`;
}
