import { isForm, isObject } from '@azroute/language/protocol';
import type { FromView } from '../webview/messages.js';

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const nothing = () => true;
const hasId = ({ id }: Fields) => isText(id);
const hasAspect = ({ aspect }: Fields) => typeof aspect === 'number' && Number.isFinite(aspect) && aspect > 0;

/** What a message has to have besides its kind. */
const needs: Readonly<Record<FromView['kind'], (message: Fields) => boolean>> = {
  ready: hasAspect,
  aspect: hasAspect,
  go: hasId,
  page: hasId,
  routes: hasId,
  unfold: hasId,
  trace: ({ from, to }) => isText(from) && isText(to),
  form: ({ form }) => isForm(form),
  fold: nothing,
  arrange: nothing,
  leave: nothing,
  export: nothing,
  copy: nothing,
  path: nothing,
  apply: nothing,
  link: ({ href }) => isText(href),
  raster: ({ data }) => isText(data),
  trouble: ({ text }) => isText(text),
};

/** A message of the view; undefined if it is none: a page is trusted with nothing but these. */
export function receivedFrom(value: unknown): FromView | undefined {
  if (!isObject(value) || !isText(value.kind) || !Object.hasOwn(needs, value.kind)) return undefined;
  return needs[value.kind as FromView['kind']](value) ? (value as unknown as FromView) : undefined;
}
