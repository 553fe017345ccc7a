import type { Circuit, Router, Site } from '@azroute/engine';
import { changeChildren, children, flag, setting, settingList } from './block-slots.js';
import { type Form, printed, type Slot } from './form.js';
import { name, ofRole, words } from './head-slots.js';
import { host } from './host.js';
import { placeOf } from './placing.js';
import { staticRoute } from './static-route.js';

const router: Form<Router> = {
  keyword: 'router',
  slots: {
    name: name(),
    address: words(
      ({ address }) => address?.text ?? '',
      ofRole('addresses'),
      (head) => head[1],
    ),
    asn: setting('asn', ({ asn }) => asn?.toString()),
    routes: children(({ routes }) => routes, staticRoute),
  },
};

/** The AS number of a site that is its own router. */
const ownAsn: Slot<Site> = setting('asn', (site) => ownRouter(site)?.asn?.toString());

/** The static routes of a site that is its own router. */
const ownRoutes: Slot<Site> = children((site) => ownRouter(site)?.routes ?? [], staticRoute);

function ownRouter({ id, routers }: Site): Router | undefined {
  return routers.find((one) => one.id === id);
}

const routers: Slot<Site> = {
  keywords: ['asn', router.keyword, staticRoute.keyword],
  print: (site, names) =>
    ownRouter(site)
      ? { members: [ownAsn, ownRoutes].flatMap((slot) => slot.print(site, names).members ?? []) }
      : { members: site.routers.map((one) => printed(router, one, names)) },
  change: (change, before, after, writing, form) => {
    if (ownRouter(before) && ownRouter(after)) {
      for (const slot of [ownAsn, ownRoutes]) slot.change(change, before, after, writing, form);
    } else if (ownRouter(before) || ownRouter(after)) writing.fail();
    else {
      changeChildren(change, before.routers, after.routers, router, writing, () => placeOf(change, form, routers));
    }
  },
};

/** Sites. */
export const site: Form<Site> = {
  keyword: 'site',
  slots: {
    name: name(),
    addressSpace: settingList('address', ({ addressSpace }) => addressSpace.map(({ text }) => text)),
    routers,
    transit: flag('transit', ({ transit }) => transit),
    hosts: children(({ hosts }) => hosts, host),
  },
};

/** Circuits. */
export const circuit: Form<Circuit> = {
  keyword: 'circuit',
  slots: {
    name: name(),
    nextHops: settingList('nextHop', ({ nextHops }) => nextHops.map(({ text }) => text)),
  },
};
