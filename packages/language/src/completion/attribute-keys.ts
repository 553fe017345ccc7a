import { repeatable } from '../lowering/attributes.js';
import { allowedKeys, isInHub } from '../lowering/connection.js';
import { peeringKeys } from '../lowering/peering.js';
import { hasInstances, sessionKeys } from '../lowering/session.js';
import type { IToken } from '../parser/tokens.js';
import { connectionKinds, speakerKinds } from '../references/kinds.js';
import type { Declaration, DeclKind } from '../symbols/declaration.js';
import { deviceMeant } from './likely/devices.js';
import { meaning, type Place } from './place.js';

/**
 * The keys that are valid in the brackets at the cursor, without those that are present and allowed only once. While
 * the other end is not written, only keys that apply whatever it is.
 */
export function attributeKeys(place: Place): ReadonlySet<string> {
  const keys = new Set(keysOf(place));
  for (const key of writtenKeys(place.cursor)) if (!repeatable.has(key)) keys.delete(key);
  return keys;
}

function keysOf(place: Place): Iterable<string> {
  const { cursor, expected, ends, other } = place;
  const end = [...expected.rules].reverse().find(({ name }) => name.endsWith('End'));
  const text = end && cursor.tokens[end.start]?.image;
  switch (end?.name) {
    case 'PeeringEnd':
      return peeringKeys;
    case 'TunnelEnd':
      return ['endpoint'];
    case 'ConnectionEnd': {
      const device = deviceAt(place, text, connectionKinds);
      const speaks = ends.enableBgp || device?.kind === 'circuit' || other?.kind === 'circuit';
      return allowedKeys(device?.kind ?? 'router', speaks, device !== undefined && isInHub(device));
    }
    default: {
      const kind = deviceAt(place, text, speakerKinds)?.kind;
      const withServer = [kind, other?.kind].some((each) => each !== undefined && hasInstances(each));
      return sessionKeys(kind !== undefined && hasInstances(kind), withServer);
    }
  }
}

function deviceAt({ symbols }: Place, text: string | undefined, kinds: readonly DeclKind[]): Declaration | undefined {
  const found = meaning(symbols, text, kinds);
  return found && (deviceMeant(symbols, found) ?? found);
}

/** The keys in the brackets at the cursor, before and behind it. */
function writtenKeys({ tokens, following }: Place['cursor']): string[] {
  const close = following.findIndex(({ image }) => image === ']');
  const open = tokens.map(({ image }) => image).lastIndexOf('[');
  return [...keysIn(tokens.slice(open + 1), true), ...keysIn(following.slice(0, Math.max(close, 0)), false)];
}

function keysIn(tokens: readonly IToken[], isStart: boolean): string[] {
  return tokens.flatMap(({ image }, i) => {
    const before = tokens[i - 1]?.image;
    return (i === 0 ? isStart : before === ',') ? [image] : [];
  });
}
