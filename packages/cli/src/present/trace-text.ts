import type { Cause, Decision, EffectiveRoute, Hop, Trace } from '@azroute/engine';
import { addressPrefix, hopKindNames, nextHopTexts } from '@azroute/language';
import type { LabelOf } from './label-of.js';
import { linesText } from './printable.js';

/** The path of a packet as text: each device that forwards it, after the row that sent the packet there. */
export function traceText(trace: Trace, from: string, to: string, labelOf: LabelOf): string {
  const lines = [`${from} -> ${to}: ${trace.verdict}`, ...new Way(labelOf).lines(trace, 1, '')];
  return linesText(lines);
}

/** Prints a trace and its branches. */
class Way {
  /** The decisions before the current branch: where paths split, each branch repeats the last ones. */
  private readonly printed: string[] = [];

  constructor(private readonly labelOf: LabelOf) {}

  lines(trace: Trace, firstNumber: number, indent: string): readonly string[] {
    const known = this.printed.length;
    const lines = [...this.decisions(trace.first, indent)];
    let number = firstNumber;
    for (const hop of trace.hops) {
      lines.push(`${indent}  ${number}. ${this.hop(hop)}`, ...this.decisions(hop.decisions, indent));
      number++;
    }
    if (trace.carriers.length > 0) {
      lines.push(`${indent}  outer packets pass ${trace.carriers.map((hop) => this.hop(hop)).join(', ')}`);
    }
    trace.branches.forEach((branch, i) => {
      lines.push(`${indent}  path ${i + 1} of ${trace.branches.length}: ${branch.verdict}`);
      lines.push(...this.lines(branch, number, `${indent}  `));
    });
    // If a branch splits again, its own branches say how it ends.
    if (trace.branches.length === 0) lines.push(`${indent}  ${trace.verdict}: ${sentence(trace.reason)}`);
    lines.push(...trace.notes.map((note) => `${indent}  note: ${sentence(note)}`));
    this.printed.length = known;
    return lines;
  }

  private hop(hop: Hop): string {
    const through = hop.loadBalancer === undefined ? '' : `, through load balancer ${this.labelOf(hop.loadBalancer)}`;
    const tunnel = hop.tunnel === undefined ? '' : `, into tunnel ${this.labelOf(hop.tunnel)}`;
    return `${hop.label} (${hopKindNames[hop.kind]})${through}${tunnel}`;
  }

  private decisions(decisions: readonly Decision[], indent: string): readonly string[] {
    return decisions.flatMap((decision) => {
      const lines = this.decision(decision);
      const key = lines.join();
      if (this.printed.includes(key)) return [];
      this.printed.push(key);
      return lines.map((line) => `${indent}     ${line}`);
    });
  }

  /** A row of effective routes with the reason why it exists; for other tables, the sentence that names the route. */
  private decision({ at, row, outer, cause }: Decision): readonly string[] {
    if (!row) return [sentence(cause)];
    const where = `effective routes of ${this.labelOf(at)}${outer ? ', for the outer packet' : ''}`;
    return [`${where}: ${rowText(row)}`, `  ${sentence(row.cause)}`];
  }
}

function sentence({ text, rule }: Cause): string {
  return `${text} (${rule})`;
}

function rowText(row: EffectiveRoute): string {
  return [row.source, addressPrefix(row), row.nextHopType, nextHopTexts(row).join(' ')].join('  ').trimEnd();
}
