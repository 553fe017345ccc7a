import { listed } from '../../findings/listed.js';
import type { DeclId, ExportPolicy, Network } from '../../topology/index.js';

interface End {
  readonly device: DeclId;
  readonly policy: ExportPolicy;
}

type Changes<E extends End> = Partial<Omit<E, 'device' | 'policy'>> & { readonly policy?: Partial<ExportPolicy> };

/** An end of a session or connection after a change. */
export function withEndChange<E extends End>(end: E, change: Changes<E>): E {
  return { ...end, ...change, policy: { ...end.policy, ...change.policy } };
}

/** The words of a change at an end: "set asOverride at nva1 (nva1 <-> ars1)", one verb for what comes and one for what goes. */
export function endChangeText<E extends End>(network: Network, end: E, change: Changes<E>, label: string): string {
  const before = texts({ ...end.policy, ...end, policy: undefined });
  const now = withEndChange(end, change);
  const after = texts({ ...now.policy, ...now, policy: undefined });
  const added = after.filter((text) => !before.includes(text));
  const removed = before.filter((text) => !after.includes(text));
  const parts = [
    ...(added.length > 0 ? [`set ${listed(added)}`] : []),
    ...(removed.length > 0 ? [`remove ${listed(removed)}`] : []),
  ];
  return `${listed(parts)} at ${network.label(end.device)} (${label})`;
}

/** The lists whose items say themselves what they are, or have another word in a text. */
const words: Readonly<Record<string, string>> = {
  filters: '',
  prepends: 'prepend',
  communities: 'community',
  bgpIps: 'bgpIp',
  localPreferences: 'localPreference',
};

/** The values of a record, one text for each: "asOverride", "deny 10.0.0.0/8". */
function texts(record: object): string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    if (key === 'device' || value === undefined || value === false || (key === 'weight' && value === 0)) return [];
    if (value === true) return [key];
    const word = words[key] ?? key;
    return (Array.isArray(value) ? value : [value]).map((one) => `${word} ${valueText(one)}`.trim());
  });
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('text' in value) return String(value.text);
  return Object.values(value)
    .flatMap((one) => (one === undefined ? [] : [valueText(one)]))
    .join(' ');
}
