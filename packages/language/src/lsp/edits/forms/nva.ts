import type { Nva, OsRoute } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import { nicKinds } from '../../../references/kinds.js';
import type { NamesInText } from '../names-in-text.js';
import { children, flag, setting, settingList, settingReferences } from './block-slots.js';
import type { Form } from './form.js';
import { name, ofRole, words } from './head-slots.js';
import { host } from './host.js';

const osRoute: Form<OsRoute> = {
  keyword: 'route',
  slots: {
    prefix: words(({ prefix }) => prefix.text, ofRole('prefix')),
    target: words(targetText, (head: readonly Word[]) => head.slice(2)),
  },
};

function targetText({ target }: OsRoute, names: NamesInText): string {
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

/** Appliances. */
export const nva: Form<Nva> = {
  keyword: 'nva',
  slots: {
    name: name(),
    nics: settingReferences('nic', nicKinds, ({ nics }) => nics),
    asn: setting('asn', ({ asn }) => asn?.toString()),
    advertise: settingList('advertise', ({ advertise }) => advertise.map(({ text }) => text)),
    connected: settingList('connected', ({ connected }) => connected.map(({ text }) => text)),
    hosts: children(({ hosts }) => hosts, host),
    snat: setting('snat', ({ snat }) => (snat === 'none' ? undefined : snat)),
    stateless: flag('stateless', ({ stateless }) => stateless),
    routes: children(({ routes }) => routes, osRoute),
  },
};
