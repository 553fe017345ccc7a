import { address, type ExportPolicy, type LocalPreference, noPolicy, prefix } from '@azroute/engine';
import type { PolicyPlan, PreferencesPlan } from './plan.js';

/** The local preferences that a plan describes. */
export function preferencesOf(preferences: PreferencesPlan): LocalPreference[] {
  return (preferences ?? []).map(({ value, prefix: text }) => ({
    value,
    prefix: text === undefined ? undefined : prefix(text),
  }));
}

/** The policy that a plan describes. */
export function policyOf(policy: PolicyPlan | undefined): ExportPolicy {
  if (policy === undefined) return noPolicy;
  return {
    advertise: policy.advertise.map(prefix),
    filters: policy.filters.map(({ kind, prefix: text }) => ({ kind: kind as 'only', prefix: prefix(text) })),
    prepends: policy.prepends.map(({ count, prefix: text }) => ({
      count,
      prefix: text === undefined ? undefined : prefix(text),
    })),
    nextHop: policy.nextHop === undefined ? undefined : address(policy.nextHop),
    nextHopSelf: policy.nextHopSelf,
    nextHopUnchanged: policy.nextHopUnchanged && !policy.nextHopSelf,
    asOverride: policy.asOverride,
    asReplace: policy.asReplace,
    asDelete: policy.asDelete,
    communities: policy.communities,
  };
}
