import { differenceMarkdown, escapedMarkdown, isNothing, noDifference } from '@azroute/language';
import type { Comparison } from './compare.js';
import { topologyText } from './topology-text.js';

/** A comparison for a reviewer; of folders, a chapter for each topology that differs. */
export function comparisonMarkdown(comparison: Comparison): string {
  if (comparison.of === 'files') return differenceMarkdown(comparison.difference);
  const differing = comparison.differences.filter(({ difference }) => !isNothing(difference));
  if (differing.length === 0) return `**${noDifference}**\n`;
  return differing
    .map((each) => `## ${escapedMarkdown(topologyText(each))}\n\n${differenceMarkdown(each.difference)}`)
    .join('\n');
}
