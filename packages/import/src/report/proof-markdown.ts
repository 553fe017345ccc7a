import type { Cause } from '@azroute/engine';
import { type ComparedRow, escapedMarkdown, type ListRow, type PrintedHubRoute } from '@azroute/language';
import type { Proof, ProvedHub, ProvedList, ProvedNic } from '../proof/prove.js';
import { codeMarkdown } from './code-markdown.js';

/** How many rows that differ are listed for each NIC and each list. */
const mostRows = 20;

/** How the routes of Azure agree with what was imported, as a part of a document; empty if nothing was compared. */
export function proofMarkdown({ nics, lists, hubs, failed }: Proof): string {
  if (nics.length + lists.length + hubs.length + failed.length === 0) return '';
  const compared = [...nics.map(nicItem), ...lists.map(listItem), ...hubs.map(hubItem)];
  const same = compared.filter(({ rows }) => rows.length === 0).length;
  const sum =
    same === compared.length
      ? '**All agree.** azroute computes what Azure printed.'
      : `**${same} of ${compared.length} agree.** A difference is a finding about the topology, or about what the configuration of Azure does not say. Nothing is made to fit.`;
  return [
    '## Compared with Azure',
    ...(compared.length > 0 ? [sum] : []),
    [
      ...compared.map(({ title, rows }) => [`- ${title}`, ...cut(rows).map((row) => `  - ${row}`)].join('\n')),
      ...failed.map((sentence) => `- Not compared: ${escapedMarkdown(sentence)}`),
    ].join('\n'),
  ].join('\n\n');
}

interface Item {
  readonly title: string;
  /** The rows that differ. */
  readonly rows: readonly string[];
}

function nicItem({ file, id, view, result }: ProvedNic): Item {
  const { agree, missing, extra, propagation } = result;
  const flag =
    propagation &&
    `${codeMarkdown('disableBgpRoutePropagation')} is ${propagation.printed} on Azure and ${propagation.computed} here`;
  return {
    title: `${codeMarkdown(view.labelOf(id))}: ${counts(agree, missing, extra)} (${codeMarkdown(file)})`,
    rows: [
      ...(flag === undefined ? [] : [flag]),
      ...missing.map(({ causes, ...row }) => `only Azure has ${codeMarkdown(effectiveText(row))}${because(causes)}`),
      ...extra.map(({ causes, ...row }) => `only azroute has ${codeMarkdown(effectiveText(row))}${because(causes)}`),
    ],
  };
}

function listItem({ file, of, to, view, result }: ProvedList): Item {
  const { agree, missing, extra } = result;
  const device = codeMarkdown(view.labelOf(of));
  const what =
    to === undefined ? `learned by ${device}` : `advertised by ${device} to ${codeMarkdown(view.labelOf(to))}`;
  return {
    title: `Routes ${what}: ${counts(agree, missing, extra)} (${codeMarkdown(file)})`,
    rows: [
      ...missing.map(({ causes, ...row }) => `only Azure has ${codeMarkdown(listText(row))}${because(causes)}`),
      ...extra.map((row) => `only azroute has ${codeMarkdown(listText(row))}`),
    ],
  };
}

function hubItem({ file, id, view, result }: ProvedHub): Item {
  const { agree, missing, extra } = result;
  return {
    title: `${codeMarkdown(view.labelOf(id))}: ${counts(agree, missing, extra)} (${codeMarkdown(file)})`,
    rows: [
      ...missing.map((row) => `only Azure has ${codeMarkdown(hubText(row))}`),
      ...extra.map(({ row, ...own }) => `only azroute has ${codeMarkdown(hubText(own))}${because([row.cause])}`),
    ],
  };
}

function hubText({ addressPrefix, nextHopType, nextHops, asPath }: PrintedHubRoute): string {
  return [addressPrefix, nextHopType, ...nextHops, asPath].filter((part) => part !== '').join(' ');
}

function counts(agree: readonly unknown[], missing: readonly unknown[], extra: readonly unknown[]): string {
  return `${agree.length} agree, ${missing.length} missing, ${extra.length} extra`;
}

function effectiveText({ source, state, addressPrefix, nextHopType, nextHopIpAddress }: ComparedRow): string {
  return [source, state, addressPrefix, nextHopType, ...nextHopIpAddress].join(' ');
}

function listText({ network, origin, asPath, nextHop, sourcePeer, localAddress }: ListRow): string {
  const parts = [
    network,
    origin,
    asPath,
    nextHop === '' ? '' : `via ${nextHop}`,
    sourcePeer === '' ? '' : `from ${sourcePeer}`,
  ];
  return [...parts, `at ${localAddress}`].filter((part) => part !== '').join(' ');
}

function because(causes: readonly Cause[]): string {
  const texts = [...new Set(causes.map(({ text }) => text))].slice(0, 3);
  return texts.length === 0 ? '' : `: ${texts.map(escapedMarkdown).join(' ')}`;
}

function cut(rows: readonly string[]): readonly string[] {
  return rows.length > mostRows ? [...rows.slice(0, mostRows), `and ${rows.length - mostRows} more`] : rows;
}
