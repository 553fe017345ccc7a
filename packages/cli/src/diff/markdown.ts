import { differenceMarkdown, escapedMarkdown, isNothing, noDifference } from '@azroute/language';
import type { Compared, Comparison } from './compare.js';
import { topologyText } from './topology-text.js';

/**
 * A comparison for a reviewer; of folders, a chapter for each topology that differs.
 * @param pictures what is said about the pictures of a topology
 */
export function comparisonMarkdown(comparison: Comparison, pictures: (compared: Compared) => string): string {
  const text = (compared: Compared) => differenceMarkdown(compared.difference) + pictures(compared);
  if (comparison.of === 'files') return text(comparison);
  const differing = comparison.differences.filter(({ difference }) => !isNothing(difference));
  if (differing.length === 0) return `**${noDifference}**\n`;
  return differing.map((each) => `## ${escapedMarkdown(topologyText(each))}\n\n${text(each)}`).join('\n');
}
