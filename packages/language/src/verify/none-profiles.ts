import { type NoneRoutesProfile, noneRoutes, noneRoutesProfiles } from '@azroute/engine';
import type { ComparedRow } from './compared-row.js';

/**
 * The None rows that only one side has because the system's list differs by year (R003, R004), each with the profiles
 * that would make both sides agree on it. A row that all profiles treat like the chosen one is a difference.
 */
export function noneProfilesThatExplain(
  chosen: NoneRoutesProfile,
  missing: readonly ComparedRow[],
  extra: readonly ComparedRow[],
): ReadonlyMap<ComparedRow, readonly NoneRoutesProfile[]> {
  const has = (profile: NoneRoutesProfile, { addressPrefix }: ComparedRow) =>
    noneRoutes(profile).some(({ text }) => text === addressPrefix);
  const explained = new Map<ComparedRow, readonly NoneRoutesProfile[]>();
  const explain = (row: ComparedRow, wanted: boolean) => {
    const isNone = row.source.toLowerCase() === 'default' && row.nextHopType.toLowerCase() === 'none';
    if (!isNone || has(chosen, row) === wanted) return;
    const profiles = noneRoutesProfiles.filter((profile) => has(profile, row) === wanted);
    if (profiles.length > 0) explained.set(row, profiles);
  };
  for (const row of missing) explain(row, true);
  for (const row of extra) explain(row, false);
  return explained;
}
