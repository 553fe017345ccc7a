import type { ServiceTag } from '@azroute/engine';
import { wordText } from '../values.js';
import type { Form } from './form.js';
import { valueList } from './head-slots.js';

/** Prefixes of service tags. */
export const serviceTag: Form<ServiceTag> = {
  keyword: 'serviceTag',
  slots: {
    name: {
      print: ({ name }) => ({ head: wordText(name) }),
      change: (_change, _before, _after, writing) => writing.fail(),
    },
    prefixes: valueList('prefixes', ({ prefixes }) => prefixes.map(({ text }) => text)),
  },
};
