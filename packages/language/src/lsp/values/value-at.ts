import { type Address, type Prefix, parsePrefix } from '@azroute/engine';
import { CstUtils, type LangiumDocument } from 'langium';
import { isCurrent } from '../names/target.js';
import { addressOf } from './owners.js';

/** An address or a prefix in a text, and where it stands. */
export interface ValueAt {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** An address or a prefix. */
export type Value = { readonly address: Address } | { readonly prefix: Prefix };

/** The address or prefix at an offset, or the one that ends there. */
export function valueAt(document: LangiumDocument, offset: number): ValueAt | undefined {
  const root = document.parseResult.value.$cstNode;
  if (!root || !isCurrent(document)) return undefined;
  for (const at of [offset, offset - 1]) {
    const leaf = at < 0 ? undefined : CstUtils.findLeafNodeAtOffset(root, at);
    const value = leaf && readValue(leaf.text);
    if (value) return { value, start: leaf.offset, end: leaf.end };
  }
  return undefined;
}

/** The address or prefix that a word is; a prefix of one address is that address. */
export function readValue(word: string): Value | undefined {
  if (!word.includes('/')) {
    const address = addressOf(word);
    return address && { address };
  }
  const parsed = parsePrefix(word);
  if (!('prefix' in parsed)) return undefined;
  const { prefix } = parsed;
  const single = prefix.length === (prefix.family === 4 ? 32 : 128);
  const address = single ? addressOf(word.slice(0, word.indexOf('/'))) : undefined;
  return address ? { address } : { prefix };
}

/** The text by which equal values are recognized. */
export function keyOf(value: Value): string {
  return 'address' in value ? value.address.text : value.prefix.text;
}
