import { covers, type Prefix, PrefixTable } from '../address/index.js';
import { append } from '../collections.js';
import type { ExportFilter, ExportPolicy } from '../topology/index.js';

/**
 * Why an export filter blocks a prefix, in words; undefined if the prefix passes. A prefix in `advertise` needs no
 * `only` of its own, but a `deny` blocks it.
 */
export function filtered(policy: ExportPolicy, prefix: Prefix, advertised: boolean): (() => string) | undefined {
  const { covering, exactly, permits } = filterIndex(policy);
  const entries = [...covering.covering(prefix).flat(), ...(exactly.get(prefix) ?? [])].sort((a, b) => a - b);
  const matches = entries.flatMap((index) => policy.filters[index] ?? []);
  const denied = matches.find(({ kind }) => kind === 'deny' || kind === 'denyExactly');
  if (denied) return () => `the export filter says "${denied.kind} ${denied.prefix.text}"`;
  if (advertised || permits.length === 0 || matches.some(({ kind }) => kind === 'only' || kind === 'onlyExactly'))
    return undefined;
  return () => {
    const names = permits.slice(0, namedFilters).map(({ kind, prefix: of }) => `${kind} ${of.text}`);
    const rest = permits.length - names.length;
    return `the export filter lets only other prefixes pass (${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
  };
}

/** How many entries of a filter a sentence names before it counts the rest. */
const namedFilters = 20;

/** The entries of a filter by prefix, as indexes into its list. */
interface FilterIndex {
  readonly covering: PrefixTable<number[]>;
  readonly exactly: PrefixTable<number[]>;
  readonly permits: readonly ExportFilter[];
}

const filterIndexes = new WeakMap<ExportPolicy, FilterIndex>();

function filterIndex(policy: ExportPolicy): FilterIndex {
  let index = filterIndexes.get(policy);
  if (!index) {
    const [covering, exactly] = [new PrefixTable<number[]>(), new PrefixTable<number[]>()];
    for (const [i, { kind, prefix }] of policy.filters.entries()) {
      const table = kind === 'only' || kind === 'deny' ? covering : exactly;
      append(table, prefix, i);
    }
    const permits = policy.filters.filter(({ kind }) => kind === 'only' || kind === 'onlyExactly');
    index = { covering, exactly, permits };
    filterIndexes.set(policy, index);
  }
  return index;
}

const textsOfLists = new WeakMap<readonly Prefix[], ReadonlySet<string>>();

/** Whether an immutable list of prefixes, such as a policy's `advertise`, contains exactly this prefix. */
export function includesPrefix(prefixes: readonly Prefix[], { text }: Prefix): boolean {
  if (prefixes.length === 0) return false;
  let texts = textsOfLists.get(prefixes);
  if (!texts) {
    texts = new Set(prefixes.map((prefix) => prefix.text));
    textsOfLists.set(prefixes, texts);
  }
  return texts.has(text);
}

const setsOfAsns = new WeakMap<readonly number[], ReadonlySet<number>>();

/** Whether a policy's immutable list of AS numbers contains this one. */
function listsAs(asns: readonly number[], asn: number): boolean {
  if (asns.length < 8) return asns.includes(asn);
  let set = setsOfAsns.get(asns);
  if (!set) {
    set = new Set(asns);
    setsOfAsns.set(asns, set);
  }
  return set.has(asn);
}

/** An AS path after the operations of a policy, with a note on each operation. */
export interface RewrittenPath {
  readonly asPath: readonly number[];
  readonly steps: readonly string[];
}

/**
 * Applies asDelete (shorter path), asReplace and asOverride (same length, R144) to a learned path, then prepends the
 * own ASN on an eBGP session, and the policy's prepends.
 */
export function rewritePath(
  path: readonly number[],
  prefix: Prefix,
  policy: ExportPolicy,
  asn: number,
  peerAsn: number,
  kind: 'ebgp' | 'ibgp',
): RewrittenPath {
  const steps: string[] = [];
  let asPath = path;
  const { asDelete, asReplace, asOverride } = policy;
  if (asPath.some((as) => listsAs(asDelete, as))) {
    asPath = asPath.filter((as) => !listsAs(asDelete, as));
    steps.push(`asDelete ${asDelete.join(', ')}`);
  }
  const replaces = (as: number) => listsAs(asReplace, as) || (asOverride && as === peerAsn);
  if (asPath.some(replaces)) {
    asPath = asPath.map((as) => (replaces(as) ? asn : as));
    steps.push(asOverride ? `asOverride puts ${asn} for ${peerAsn}` : `asReplace ${asReplace.join(', ')}`);
  }
  if (kind === 'ebgp') asPath = [asn, ...asPath];
  const prepends = policy.prepends
    .filter(({ prefix: of }) => of === undefined || covers(of, prefix))
    .reduce((sum, { count }) => sum + count, 0);
  if (prepends > 0) {
    asPath = [...new Array<number>(prepends).fill(asn), ...asPath];
    steps.push(`prepends ${asn} ${prepends === 1 ? 'once' : `${prepends} times`}`);
  }
  return { asPath, steps };
}

/** For speakers that leave AS paths to their policies. */
export function unchangedPath(asPath: readonly number[]): readonly number[] {
  return asPath;
}

/** A private ASN (RFC 6996), which the Microsoft edge removes towards customers (R110). */
export function isPrivateAsn(asn: number): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}
