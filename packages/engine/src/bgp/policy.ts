import { covers, type Prefix, samePrefix } from '../address/index.js';
import type { ExportPolicy } from '../topology/index.js';

/** Why an export filter holds a prefix back, in words; undefined if it lets it pass. */
export function filtered(policy: ExportPolicy, prefix: Prefix): string | undefined {
  const matches = policy.filters.filter(({ kind, prefix: of }) =>
    kind === 'only' || kind === 'deny' ? covers(of, prefix) : samePrefix(of, prefix),
  );
  const denied = matches.find(({ kind }) => kind === 'deny' || kind === 'denyExactly');
  if (denied) return `the export filter says "${denied.kind} ${denied.prefix.text}"`;
  const permits = policy.filters.filter(({ kind }) => kind === 'only' || kind === 'onlyExactly');
  if (permits.length === 0 || matches.some(({ kind }) => kind === 'only' || kind === 'onlyExactly')) return undefined;
  const list = permits.map(({ kind, prefix: of }) => `${kind} ${of.text}`).join(', ');
  return `the export filter lets only other prefixes pass (${list})`;
}

const textsOfLists = new WeakMap<readonly Prefix[], ReadonlySet<string>>();

/** Whether a list of prefixes that never changes, such as a policy's `advertise`, holds exactly this one. */
export function lists(prefixes: readonly Prefix[], { text }: Prefix): boolean {
  if (prefixes.length === 0) return false;
  let texts = textsOfLists.get(prefixes);
  if (!texts) {
    texts = new Set(prefixes.map((prefix) => prefix.text));
    textsOfLists.set(prefixes, texts);
  }
  return texts.has(text);
}

/** An AS path after the operations of a policy, with what each of them did. */
export interface RewrittenPath {
  readonly asPath: readonly number[];
  readonly steps: readonly string[];
}

/**
 * Applies asDelete (length reduced), asReplace and asOverride (length kept, R144) to a learned path, then puts the own
 * ASN before it on an eBGP session, and the prepends of the policy.
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
  if (policy.asDelete.some((gone) => asPath.includes(gone))) {
    asPath = asPath.filter((as) => !policy.asDelete.includes(as));
    steps.push(`asDelete ${policy.asDelete.join(', ')}`);
  }
  const replaced = policy.asOverride ? [...policy.asReplace, peerAsn] : policy.asReplace;
  if (replaced.some((old) => asPath.includes(old))) {
    asPath = asPath.map((as) => (replaced.includes(as) ? asn : as));
    steps.push(policy.asOverride ? `asOverride puts ${asn} for ${peerAsn}` : `asReplace ${replaced.join(', ')}`);
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

/** A private ASN (RFC 6996), which the Microsoft edge removes towards customers (R110). */
export function isPrivateAsn(asn: number): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}
