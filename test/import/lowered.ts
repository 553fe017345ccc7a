import { build } from '../../packages/language/src/testing/parse.js';

/** The topology that a text means, in a form that does not depend on the order of its statements. */
export async function lowered(text: string): Promise<unknown> {
  const { view } = await build(text);
  return sorted(view.topology);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    return items.every((item) => typeof item === 'object') ? items.sort(byText) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sorted(each)]));
}
