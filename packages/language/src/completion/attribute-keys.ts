import { repeatable } from '../lowering/attributes.js';
import { allowedKeys } from '../lowering/connection.js';
import { peeringKeys } from '../lowering/peering.js';
import { sessionKeys } from '../lowering/session.js';
import type { IToken } from '../parser/tokens.js';
import { connectionKinds, speakerKinds } from '../references/kinds.js';
import type { DeclKind } from '../symbols/declaration.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { Cursor } from './cursor.js';
import type { Expected } from './expected.js';

/** The keys that are valid in the brackets at the cursor, without those that are present and allowed only once. */
export function attributeKeys(symbols: SymbolTable | undefined, cursor: Cursor, expected: Expected): Set<string> {
  const end = expected.rules[expected.rules.length - 2];
  const device = end && cursor.tokens[end.start];
  const keys = keysOf(symbols, cursor, end?.name ?? '', device);
  for (const key of writtenKeys(cursor.tokens)) if (!repeatable.has(key)) keys.delete(key);
  return keys;
}

function keysOf(
  symbols: SymbolTable | undefined,
  { tokens }: Cursor,
  end: string,
  device: IToken | undefined,
): Set<string> {
  const kind = kindOf(symbols, device, end === 'ConnectionEnd' ? connectionKinds : speakerKinds);
  const overCircuit = kindOf(symbols, tokens[1], connectionKinds) === 'circuit';
  switch (end) {
    case 'PeeringEnd':
      return new Set(peeringKeys);
    case 'TunnelEnd':
      return new Set(['endpoint']);
    case 'ConnectionEnd':
      // Whether `enableBgp` will follow is not known yet, and nothing is known about an unknown device.
      return new Set(
        kind
          ? [...allowedKeys(kind, true), ...(overCircuit ? [] : allowedKeys(kind, false))]
          : [...allowedKeys('vpnGateway', true), ...allowedKeys('expressRouteGateway', true)],
      );
    default: {
      // A Route Server can follow the first end; for the second end, the first one is known.
      const first = tokens.findIndex((token) => token.image === '<->');
      const other = first < 0 ? undefined : kindOf(symbols, tokens[1], speakerKinds);
      const without = first >= 0 && kind && kind !== 'routeServer' && other && other !== 'routeServer';
      return new Set(sessionKeys(kind === 'routeServer', !without));
    }
  }
}

function kindOf(
  symbols: SymbolTable | undefined,
  token: IToken | undefined,
  kinds: readonly DeclKind[],
): DeclKind | undefined {
  const found = symbols?.find(token?.image ?? '', kinds);
  return found && 'declaration' in found ? found.declaration.kind : undefined;
}

function writtenKeys(tokens: readonly IToken[]): string[] {
  const open = tokens.map(({ image }) => image).lastIndexOf('[');
  return tokens.slice(open + 1).flatMap((token, i, all) => {
    const before = all[i - 1]?.image;
    return before === undefined || before === ',' ? [token.image] : [];
  });
}
