import type { Nva } from '@azroute/engine';
import { nicKinds } from '../../../references/kinds.js';
import { children, flag, setting, settingList, settingReferences } from './block-slots.js';
import type { Form } from './form.js';
import { name } from './head-slots.js';
import { host } from './host.js';
import { staticRoute } from './static-route.js';

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
    routes: children(({ routes }) => routes, staticRoute),
  },
};
