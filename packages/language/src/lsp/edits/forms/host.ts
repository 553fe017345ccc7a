import type { Host } from '@azroute/engine';
import type { Form } from './form.js';
import { name, ofRole, words } from './head-slots.js';

/** Hosts. */
export const host: Form<Host> = {
  keyword: 'host',
  slots: { name: name(), address: words(({ address }) => address.text, ofRole('addresses')) },
};
