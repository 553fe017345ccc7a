import type { Address, Prefix } from '../address/index.js';
import type { Loss } from '../effective/loss.js';
import type { EffectiveTable } from '../effective/route.js';
import { rivalsOf, rivalsText } from '../forwarding/unknown-extent.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { Candidate } from './why.js';

/** Why the deciding row decides, or what happens without one. */
export function decision(
  nic: DeclId,
  to: { readonly prefix: Prefix; readonly address: Address | undefined },
  winner: Candidate | undefined,
  losers: readonly Candidate[],
): Cause {
  const asked = to.address?.text ?? to.prefix.text;
  const declarations = [nic];
  if (!winner) {
    return { rule: 'R208', text: `No Active row contains ${asked}: packets are dropped.`, declarations };
  }
  const { text } = winner.prefix;
  const equal = losers.filter(
    ({ prefix, state, beatenBy }) =>
      prefix.text === text && state !== 'absent' && beatenBy?.because !== 'serviceEndpoint',
  );
  const intro = to.address
    ? `${text} is the longest Active prefix that contains ${asked}`
    : text === to.prefix.text
      ? `The table has a row for ${asked}`
      : `No Active row has exactly ${asked}; ${text} is the longest one that contains it`;
  return equal.length > 0
    ? {
        rule: 'R036',
        text: `${intro}, and of the routes for ${text} ${sourceNames[winner.source]} comes first (User before BGP before Default).`,
        declarations,
      }
    : { rule: 'R035', text: `${intro}.`, declarations };
}

/** What beats an Active row that does not decide. */
export function outranked(loser: Candidate, winner: Candidate): Loss {
  const declarations = [...new Set(winner.causes.flatMap((cause) => cause.declarations))];
  return loser.prefix.text === winner.prefix.text
    ? {
        because: 'source',
        rule: 'R036',
        text: `${sourceNames[winner.source]} comes before ${sourceNames[loser.source]} for one prefix.`,
        declarations,
      }
    : { because: 'shorterPrefix', rule: 'R035', text: `${winner.prefix.text} is longer.`, declarations };
}

/**
 * R067: if the prefixes of a service tag are not declared, it is unknown whether its row catches a packet. For an
 * address, only rows that would change the outcome are named.
 */
export function tagNotes(
  table: EffectiveTable,
  nic: string,
  to: { readonly prefix: Prefix; readonly address: Address | undefined },
): readonly Cause[] {
  if (to.address) {
    const rivals = rivalsOf(table, to.address, table.lookup(to.address));
    return rivals.length > 0 ? [rivalsText(nic, rivals, to.address)] : [];
  }
  return table.ofUnknownExtent.map(({ serviceTag, cause }) => ({
    rule: 'R067' as const,
    text: `The row for ${serviceTag} decides for the prefixes of that service, which no statement gives.`,
    declarations: cause.declarations,
  }));
}

const sourceNames = { User: 'User', VirtualNetworkGateway: 'BGP', Default: 'Default' } as const;
