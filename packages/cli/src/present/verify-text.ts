import type { ComparedRow } from '@azroute/language';
import { declarationText } from './declarations.js';
import { linesText } from './printable.js';
import type { VerifyJson } from './verify-json.js';

/** The result of a comparison as text: the counts, then the rows that agree, are missing, and are extra. */
export function verifyText(result: VerifyJson, against: string): string {
  const { agree, missing, extra, otherNoneRoutes, disableBgpRoutePropagation: flag } = result;
  const lines = [
    `${result.nic} against ${against}: ${agree.length} ${agree.length === 1 ? 'row agrees' : 'rows agree'}, ` +
      `${missing.length} missing, ${extra.length} extra`,
    ...(flag
      ? [
          '',
          `disableBgpRoutePropagation is ${flag.printed} on Azure and ${flag.computed} here: see the route table of the subnet`,
        ]
      : []),
    ...section('Agree', agree, row),
    ...section('Missing: rows that only Azure has', missing, explained),
    ...section('Extra: rows that only azroute has', extra, explained),
    ...section('None rows that differ by year (no difference)', noneRows(otherNoneRoutes), (line) => [line]),
  ];
  return linesText(lines);
}

function section<T>(title: string, entries: readonly T[], print: (entry: T) => readonly string[]): readonly string[] {
  return entries.length > 0 ? ['', title, ...entries.flatMap(print)] : [];
}

function row({ source, state, addressPrefix, nextHopType, nextHopIpAddress }: ComparedRow): readonly string[] {
  const fields = [source, state, addressPrefix, nextHopType, nextHopIpAddress.join(' ')];
  return [`  ${fields.filter((field) => field !== '').join('  ')}`];
}

function explained({ because, ...one }: VerifyJson['missing'][number]): readonly string[] {
  return [
    ...row(one),
    ...because.flatMap(({ text, rule, declarations }) => [
      `    ${text} (${rule})`,
      ...declarations.slice(0, 1).map((first) => `      ${declarationText(first)}`),
    ]),
  ];
}

/** The prefixes by side, and the profile that agrees with Azure on most of them. */
function noneRows(rows: VerifyJson['otherNoneRoutes']): readonly string[] {
  const prefixes = (side: 'azure' | 'azroute') =>
    rows.flatMap(({ onlyAt, row: { addressPrefix } }) => (onlyAt === side ? [addressPrefix] : [])).join(', ');
  const counts = new Map<string, number>();
  for (const profile of rows.flatMap(({ profiles }) => profiles)) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  const best = [...counts].reduce<[string, number] | undefined>((a, b) => (a && a[1] >= b[1] ? a : b), undefined);
  return [
    ...(prefixes('azure') ? [`  only on Azure: ${prefixes('azure')}`] : []),
    ...(prefixes('azroute') ? [`  only here: ${prefixes('azroute')}`] : []),
    ...(best ? [`  --none-routes ${best[0]} agrees with Azure on ${best[1]} of ${rows.length}`] : []),
  ];
}
