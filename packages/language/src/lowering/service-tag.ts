import type { Prefix, ServiceTag } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { readPrefix } from './values.js';

/**
 * Lowers the prefixes of a service tag. A second statement for the same tag is reported and left out.
 * @param seen the tags of the statements before, in lower case, since Azure takes names of tags in any case
 */
export function lowerServiceTag(
  context: LoweringContext,
  node: ast.ServiceTag,
  seen: Set<string>,
): ServiceTag | undefined {
  const name = unquote(node.tag ?? '');
  if (name === '') return undefined;
  const id = context.declare('serviceTag', name, node);
  const isSecond = seen.has(name.toLowerCase());
  seen.add(name.toLowerCase());
  if (isSecond) {
    const message = `There is another serviceTag statement for ${name}. Write all its prefixes in one of them.`;
    context.report('AZR004', { node, property: 'tag' }, message);
  }
  const prefixes = new Map<string, Prefix>();
  node.prefixes.forEach((written, index) => {
    const prefix = readPrefix(context, node, 'prefixes', written, index);
    if (!prefix) return;
    const { text } = prefix;
    if (prefixes.has(text)) {
      const message = `${text} is written twice here. Remove one of the two.`;
      context.report('AZR012', { node, property: 'prefixes', index }, message);
    }
    prefixes.set(text, prefix);
  });
  return isSecond ? undefined : { kind: 'serviceTag', id, name, label: name, prefixes: [...prefixes.values()] };
}
