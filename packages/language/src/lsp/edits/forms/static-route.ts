import type { OsRoute, RouterRoute } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import type { NamesInText } from '../names-in-text.js';
import type { Form } from './form.js';
import { ofRole, words } from './head-slots.js';

/** Static routes of an operating system, and of a router on premises. */
export const staticRoute: Form<OsRoute | RouterRoute> = {
  keyword: 'route',
  slots: {
    prefix: words(({ prefix }) => prefix.text, ofRole('prefix')),
    target: words(targetText, (head: readonly Word[]) => head.slice(2)),
  },
};

function targetText({ target }: OsRoute | RouterRoute, names: NamesInText): string {
  switch (target.via) {
    case 'drop':
      return 'drop';
    case 'address':
      return `via ${target.address.text}`;
    case 'nic':
      return `via ${names.ref(target.nic)}`;
    case 'tunnel':
      return `via ${names.ref(target.tunnel)}`;
  }
}
