import type { DeclId } from '@azroute/engine';
import type { DeclKind, UnnamedKind } from '../../symbols/declaration.js';
import { connectionPage } from './connection-page.js';
import { osRoutePage, routerRoutePage } from './device-route-page.js';
import { expectationPage, scenarioPage } from './expectation-page.js';
import { firewallPage } from './firewall-page.js';
import { gatewayPage } from './gateway-page.js';
import { loadBalancerPage } from './load-balancer-page.js';
import { blocks, escapeText } from './markdown.js';
import { nicPage } from './nic-page.js';
import { nvaPage } from './nva-page.js';
import { hoverLimits, Page, type PageSource, type RuleLinks } from './page.js';
import { peeringPage } from './peering-page.js';
import { privateEndpointPage } from './private-endpoint-page.js';
import { routePage, routeTablePage } from './route-page.js';
import { routeServerPage } from './route-server-page.js';
import { serviceTagPage } from './service-tag-page.js';
import { sessionPage } from './session-page.js';
import { hostPage, routerPage, sitePage } from './site-page.js';
import { subnetPage } from './subnet-page.js';
import { tunnelPage } from './tunnel-page.js';
import {
  hubRoutePage,
  hubRouteTablePage,
  routingIntentPage,
  virtualHubPage,
  virtualWanPage,
} from './virtual-hub-page.js';
import { vnetPage } from './vnet-page.js';

type Write = (page: Page, id: DeclId) => string | undefined;

const pages: Readonly<Record<string, Write>> = {
  vnet: vnetPage,
  subnet: subnetPage,
  nic: nicPage,
  loadBalancer: loadBalancerPage,
  privateEndpoint: privateEndpointPage,
  vpnGateway: (page, id) => gatewayIn(page, id, 'VPN gateway'),
  expressRouteGateway: (page, id) => gatewayIn(page, id, 'ExpressRoute gateway'),
  routeServer: routeServerPage,
  firewall: firewallPage,
  virtualWan: virtualWanPage,
  virtualHub: virtualHubPage,
  hubRouteTable: hubRouteTablePage,
  hubRoute: hubRoutePage,
  routingIntent: routingIntentPage,
  routeTable: routeTablePage,
  route: routePage,
  serviceTag: serviceTagPage,
  site: sitePage,
  router: routerPage,
  host: hostPage,
  circuit: (page, id) => gatewayPage(page, id, 'ExpressRoute circuit', undefined),
  connection: connectionPage,
  peering: peeringPage,
  nva: nvaPage,
  osRoute: osRoutePage,
  routerRoute: routerRoutePage,
  bgp: sessionPage,
  tunnel: tunnelPage,
  expect: expectationPage,
  scenario: scenarioPage,
} satisfies Readonly<Record<DeclKind | UnnamedKind, Write>>;

/** The kinds whose pages show tables, and are therefore incomplete where routes are left out of tables. */
const kindsWithTables: ReadonlySet<string> = new Set(
  Object.keys(pages).filter(
    (kind) =>
      ![
        'loadBalancer',
        'virtualWan',
        'hubRoute',
        'routingIntent',
        'routeTable',
        'route',
        'osRoute',
        'routerRoute',
        'serviceTag',
        'host',
        'peering',
        'tunnel',
        'expect',
        'scenario',
      ].includes(kind),
  ),
);

/**
 * The page of a declaration, as Markdown: the content of its hover, or with other limits of a document.
 * @returns undefined if the topology doesn't contain the declaration, or if its kind has no page
 */
export function pageOf(source: PageSource, id: DeclId, rules: RuleLinks, limits = hoverLimits): string | undefined {
  const kind = source.kindOf(id);
  const page = kind === undefined ? undefined : pages[kind]?.(new Page(source, rules, limits), id);
  if (kind === undefined || page === undefined || !kindsWithTables.has(kind)) return page;
  const leftOut = source.snapshot.leftOut(id).map((text) => `*Not complete: ${escapeText(text)}*`);
  return blocks([...leftOut, page]);
}

function gatewayIn(page: Page, id: DeclId, kind: string): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'vpnGateway' && thing?.kind !== 'expressRouteGateway') return undefined;
  return gatewayPage(page, id, kind, `in ${page.ref(thing.vnet.id)}`);
}
