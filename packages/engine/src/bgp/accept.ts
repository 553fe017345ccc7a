import { prefix as constant, covers, type Prefix } from '../address/index.js';
import type { SpeakerNode } from './node.js';
import { type Refusal, refused } from './reason.js';
import type { SessionSide } from './route.js';

const linkLocal = constant('169.254.0.0/16');

/** Why a speaker does not take a route that reaches it; undefined if it does. */
export function refusal(
  node: SpeakerNode,
  prefix: Prefix,
  asPath: readonly number[],
  side: SessionSide,
): Refusal | undefined {
  const { asn, label } = node.speaker;
  if (asn !== undefined && asPath.includes(asn)) {
    return refused(
      'ownAsn',
      'R143',
      () =>
        `${label} drops ${prefix.text}: its own ASN ${asn} stands in the AS path ${asPath.join('-')}.${node.rules.adviceOnOwnAsn(asn)}`,
    );
  }
  return node.rules.refuse(node, prefix, side);
}

/** R274: learned, but not programmed into NICs. */
export function isLinkLocal(prefix: Prefix): boolean {
  return covers(linkLocal, prefix);
}
