import { isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import type { CheckContext } from './check-context.js';

/** The place of a value of a property; where in the property it stands is searched only when somebody asks. */
export interface WrittenAt {
  readonly property: string;
  readonly index: number | undefined;
}

/**
 * Where in the text of a property each of a declaration's addresses or prefixes stands: values that are left out of the
 * topology, since they are invalid, stand there too.
 * @returns the place of the value with a number
 */
export function writtenAt(
  context: CheckContext,
  id: string,
  property: string,
  items: Items,
): (item: number) => WrittenAt {
  let indexes: readonly (number | undefined)[] | undefined;
  return (item) => ({
    property,
    get index() {
      indexes ??= indexesOf(context, id, property, items);
      return indexes[item];
    },
  });
}

type Items = readonly { readonly text: string }[];

function indexesOf(context: CheckContext, id: string, property: string, items: Items): readonly (number | undefined)[] {
  const node = context.node(id)?.node as unknown as Readonly<Record<string, unknown>> | undefined;
  const texts = node?.[property];
  if (!Array.isArray(texts)) return items.map(() => undefined);
  const values = texts.map(String).map(canonical);
  let next = 0;
  return items.map(({ text }) => {
    const index = values.indexOf(text, next);
    if (index < 0) return undefined;
    next = index + 1;
    return index;
  });
}

/** The value as the topology has it; undefined if the text is invalid. */
function canonical(text: string): string | undefined {
  if (!text.includes('/')) {
    const address = parseAddress(text);
    return isProblem(address) ? undefined : address.text;
  }
  const prefix = parsePrefix(text);
  return isProblem(prefix) ? undefined : prefix.prefix.text;
}
