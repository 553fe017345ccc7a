import type { Rule } from '../rule.js';
import { blackHoles } from './black-holes.js';
import { advertisedBlackHole } from './codes/advertised-black-hole.js';
import { gatewayWithoutRoute } from './codes/gateway-without-route.js';
import { internetForPrivate } from './codes/internet-for-private.js';
import { learnedNextHop } from './codes/learned-next-hop.js';
import { noReturnRoute } from './codes/no-return-route.js';
import { noneRoute } from './codes/none-route.js';
import { operatingSystemDrops } from './codes/operating-system-drops.js';
import { partialBlackHole } from './codes/partial-black-hole.js';
import { siteWithoutRoute } from './codes/site-without-route.js';
import { untranslatedSource } from './codes/untranslated-source.js';
import { untranslatedSources } from './untranslated-sources.js';

export const blackHoleRules: readonly Rule[] = [
  {
    codes: [
      noneRoute,
      operatingSystemDrops,
      gatewayWithoutRoute,
      siteWithoutRoute,
      internetForPrivate,
      advertisedBlackHole,
      partialBlackHole,
      noReturnRoute,
      learnedNextHop,
    ],
    find: blackHoles,
  },
  { codes: [untranslatedSource], find: untranslatedSources },
];
