import type { Analyst } from './analyst.js';

/**
 * Has long work pause while another analyst answers requests that only read. An answer is no long work: if two analysts
 * answer requests, neither of them pauses.
 */
export function giveWay(analysts: readonly Pick<Analyst, 'job' | 'reading' | 'giveWay'>[]): void {
  for (const one of analysts) {
    const works = one.job !== undefined && one.reading === 0;
    one.giveWay(works && analysts.some((other) => other !== one && other.reading > 0));
  }
}
