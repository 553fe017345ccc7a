import { type DeclId, isProblem, parsePrefix } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import type { Comparison } from '../verify/compare.js';
import type { ComparedRow } from '../verify/compared-row.js';
import { servicePrefixes } from '../verify/destinations.js';
import type { CauseJson, Declarations } from './declarations.js';

/** The answer of `azroute verify`. */
export interface VerifyJson {
  readonly nic: string;
  readonly agree: readonly ComparedRow[];
  /** Rows that Azure printed and azroute did not compute, with what azroute knows of such a route. */
  readonly missing: readonly ExplainedRow[];
  /** Rows that azroute computed and Azure did not print, with the reason why azroute has them. */
  readonly extra: readonly ExplainedRow[];
  /** None rows that differ by year, with the profiles that agree with Azure. */
  readonly otherNoneRoutes: readonly {
    readonly row: ComparedRow;
    readonly onlyAt: 'azure' | 'azroute';
    readonly profiles: readonly string[];
  }[];
  /** Only if the flag differs. */
  readonly disableBgpRoutePropagation?: { readonly printed: boolean; readonly computed: boolean };
}

type ExplainedRow = ComparedRow & { readonly because: readonly CauseJson[] };

/** A comparison with the reasons of azroute for what differs. */
export function verifyJson(
  comparison: Comparison,
  nic: DeclId,
  view: TopologyView,
  declarations: Declarations,
): VerifyJson {
  const { agree, missing, extra, otherProfile, propagation } = comparison;
  return {
    nic: declarations.label(nic),
    agree,
    missing: missing.map((row) => ({ ...row, because: whyMissing(row, nic, view, declarations) })),
    extra: extra.map((row) => ({ ...row, because: whyExtra(row, nic, view, declarations) })),
    otherNoneRoutes: otherProfile.map(({ row, profiles, onlyAt }) => ({ row, onlyAt, profiles })),
    ...(propagation ? { disableBgpRoutePropagation: propagation } : {}),
  };
}

/** What azroute has in place of a row that Azure printed: what beat or kept away a route of that source. */
function whyMissing(
  row: ComparedRow,
  nic: DeclId,
  view: TopologyView,
  declarations: Declarations,
): readonly CauseJson[] {
  const parsed = parsePrefix(row.addressPrefix);
  const why = isProblem(parsed) ? undefined : view.snapshot.why(nic, parsed.prefix);
  if (!why) return [];
  const beaten = why.losers.flatMap(({ prefix, source, beatenBy, state }) =>
    prefix.text === row.addressPrefix && source === row.source && state !== 'Active' && beatenBy ? [beatenBy] : [],
  );
  const reasons =
    beaten.length > 0 ? beaten : why.missing?.prefix.text === row.addressPrefix ? why.missing.reasons : [];
  return reasons.map((cause) => declarations.cause(cause));
}

function whyExtra(row: ComparedRow, nic: DeclId, view: TopologyView, declarations: Declarations): readonly CauseJson[] {
  const route = view.snapshot
    .effectiveRoutes(nic)
    ?.routes.find(
      ({ prefix, serviceTag, source, state, nextHopType }) =>
        [prefix?.text, serviceTag, prefix ? undefined : servicePrefixes].includes(row.addressPrefix) &&
        source === row.source &&
        state === row.state &&
        nextHopType === row.nextHopType,
    );
  return route ? [declarations.cause(route.cause)] : [];
}
