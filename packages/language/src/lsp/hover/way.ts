import type { Decision, Hop, Trace } from '@azroute/engine';
import { hopKindNames } from '../../difference/hop-kind-names.js';
import { addressPrefix, nextHopTexts } from '../../difference/row-json.js';
import { bounded, escapeText } from './markdown.js';
import type { Page } from './page.js';

const marks: Record<Trace['verdict'], string> = { delivered: '✓', internet: '✓', dropped: '✗', loop: '↺' };

/** The way of a packet as a list: each device with what decided where the packet goes next, and how it ends. */
export function wayList(page: Page, trace: Trace, start: string): string {
  return [`1. ${start}${decisionsText(page, trace.first)}`, ...steps(page, trace, 2, '')].join('\n');
}

function steps(page: Page, trace: Trace, firstNumber: number, indent: string): readonly string[] {
  const hops = bounded(
    trace.hops,
    page.limits.rows,
    (hop) => `${hopText(page, hop)}${decisionsText(page, hop.decisions)}`,
  );
  const lines = hops.map((text, i) => `${indent}${firstNumber + i}. ${text}`);
  if (trace.carriers.length > 0) {
    lines.push(
      `${indent}   - Outer packets pass ${bounded(trace.carriers, page.limits.items, (hop) => hopText(page, hop)).join(', ')}.`,
    );
  }
  if (trace.branches.length === 0) lines.push(`${indent}${firstNumber + hops.length}. ${endText(page, trace)}`);
  for (const [i, branch] of trace.branches.slice(0, page.limits.items).entries()) {
    lines.push(`${indent}   - Path ${i + 1} of ${trace.branches.length}:`);
    lines.push(...steps(page, branch, 1, `${indent}     `));
  }
  return lines;
}

function hopText(page: Page, { device, kind, loadBalancer, tunnel }: Hop): string {
  const through = loadBalancer === undefined ? '' : `, through load balancer ${page.ref(loadBalancer)}`;
  const into = tunnel === undefined ? '' : `, into tunnel ${page.ref(tunnel)}`;
  return `${hopKindNames[kind]} ${page.ref(device)}${through}${into}`;
}

/** The rows and routes that decided, each with its rule. */
function decisionsText(page: Page, decisions: readonly Decision[]): string {
  const texts = decisions.map((decision) => decisionText(page, decision));
  return texts.length === 0 ? '' : `: ${[...new Set(texts)].join('; ')}`;
}

function decisionText(page: Page, { row, outer, cause }: Decision): string {
  const packet = outer ? 'for the outer packet, ' : '';
  if (!row) return `${packet}${page.shortSentence(cause)} (${page.rule(cause.rule)})`;
  const next = [row.nextHopType, ...nextHopTexts(row)].filter(Boolean).join(' ');
  return `${packet}${escapeText(row.source)} ${escapeText(addressPrefix(row))} → ${escapeText(next)} (${page.rule(row.cause.rule)})`;
}

function endText(page: Page, { verdict, reason }: Trace): string {
  return `${marks[verdict]} ${page.cause(reason)}`;
}
