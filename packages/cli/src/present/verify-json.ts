import type { DeclId } from '@azroute/engine';
import type { ComparedRow, ExplainedRow, Verification } from '@azroute/language';
import type { CauseJson, Declarations } from './declarations.js';

/** The answer of `azroute verify`. */
export interface VerifyJson {
  readonly nic: string;
  readonly agree: readonly ComparedRow[];
  /** Rows that Azure printed and azroute did not compute, with what azroute knows of such a route. */
  readonly missing: readonly ExplainedJson[];
  /** Rows that azroute computed and Azure did not print, with the reason why azroute has them. */
  readonly extra: readonly ExplainedJson[];
  /** None rows that differ by year, with the profiles that agree with Azure. */
  readonly otherNoneRoutes: readonly {
    readonly row: ComparedRow;
    readonly onlyAt: 'azure' | 'azroute';
    readonly profiles: readonly string[];
  }[];
  /** Only if the flag differs. */
  readonly disableBgpRoutePropagation?: { readonly printed: boolean; readonly computed: boolean };
}

type ExplainedJson = ComparedRow & { readonly because: readonly CauseJson[] };

/** A comparison with azroute's reasons for the differences. */
export function verifyJson(
  { agree, missing, extra, otherProfile, propagation }: Verification,
  nic: DeclId,
  declarations: Declarations,
): VerifyJson {
  const explained = ({ causes, ...row }: ExplainedRow) => ({
    ...row,
    because: causes.map((cause) => declarations.cause(cause)),
  });
  return {
    nic: declarations.label(nic),
    agree,
    missing: missing.map(explained),
    extra: extra.map(explained),
    otherNoneRoutes: otherProfile.map(({ row, profiles, onlyAt }) => ({ row, onlyAt, profiles })),
    ...(propagation ? { disableBgpRoutePropagation: propagation } : {}),
  };
}
