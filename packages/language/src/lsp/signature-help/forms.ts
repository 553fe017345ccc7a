/** A part of the form of a statement, and the properties of the grammar that it stands for. */
interface Part {
  readonly label: string;
  /** Properties, or `a` and `b` for the two ends of a statement. */
  readonly of: readonly string[];
}

/** The form of a statement or of an attribute. */
export interface Form {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A form, whose parts are written `{label|property|…}` in it. */
function form(template: string): Form {
  const parts = [...template.matchAll(/\{([^|{}]+)\|([^{}]+)\}/g)].map(([, label = '', of = '']) => ({
    label,
    of: of.split('|'),
  }));
  return { text: template.replace(/\{([^|{}]+)\|[^{}]+\}/g, '$1'), parts };
}

const ends = (keyword: string, end: string, rest = '') =>
  form(
    `${keyword} {${end} [ATTRIBUTE, …]|a} <-> {${end.toLowerCase() === end ? end : `OTHER ${end}`} [ATTRIBUTE, …]|b}${rest}`,
  );

/** The forms of statements, by the keys of their words. */
export const forms: Readonly<Record<string, Form>> = {
  import: form('import {"FILE"|path}'),
  vnet: form('vnet {NAME|name} { … }'),
  peering: ends('peering', 'VNET'),
  'AzrouteFile.routeTable': form('routeTable {NAME|name} { … }'),
  serviceTag: form('serviceTag {TAG|tag} {PREFIX, …|prefixes}'),
  site: form('site {NAME|name} { … }'),
  connection: ends('connection', 'DEVICE', ' {enableBgp|flags|key|value}'),
  circuit: form('circuit {NAME|name} { nextHop ADDRESS, … }'),
  nva: form('nva {NAME|name} { … }'),
  bgp: ends('bgp', 'DEVICE', ' over {TUNNEL|over}'),
  tunnel: form(
    'tunnel {NAME|name} {KIND|kind} {DEVICE [endpoint ADDRESS]|a} <-> {OTHER DEVICE [endpoint ADDRESS]|b} mtu {BYTES|mtu}',
  ),
  expect: form('expect {END|from} -> {END|to} via {DEVICE, …|via}'),
  scenario: form('scenario {NAME|name} { … }'),
  'Vnet.address': form('address {PREFIX, …|addresses}'),
  location: form('location {REGION|locations}'),
  summarizedGatewayPrefixes: form('summarizedGatewayPrefixes {PREFIX, …|summarizedGatewayPrefixes}'),
  privateEndpointVNetPolicies: form('privateEndpointVNetPolicies {Disabled or Basic|privateEndpointVNetPolicies}'),
  'Vnet.subnet': form('subnet {NAME|name} {PREFIX, …|prefixes} { … }'),
  vpnGateway: form('vpnGateway {NAME|name} { … }'),
  expressRouteGateway: form('expressRouteGateway {NAME|name}'),
  routeServer: form('routeServer {NAME|name} { … }'),
  firewall: form('firewall {NAME|name} {ADDRESS|address}'),
  routeTable: form('routeTable {NAME|routeTables}'),
  serviceEndpoints: form('serviceEndpoints {SERVICE, …|serviceEndpoints}'),
  'Subnet.nic': form('nic {NAME|name} {ADDRESS, …|addresses}'),
  loadBalancer: form('loadBalancer {NAME|name} {ADDRESS|address} -> {NIC, …|backends}'),
  privateEndpoint: form('privateEndpoint {NAME|name} {ADDRESS|address}'),
  asn: form('asn {NUMBER|asns}'),
  'VpnGateway.bgpIp': form('bgpIp {ADDRESS, …|bgpIps}'),
  publicIp: form('publicIp {ADDRESS, …|publicIps}'),
  gatewayDefaultSite: form('gatewayDefaultSite {SITE|defaultSites}'),
  pointToSite: form('pointToSite {PREFIX, …|pointToSite}'),
  hubRoutingPreference: form('hubRoutingPreference {ExpressRoute, VpnGateway or ASPath|hubRoutingPreferences}'),
  'RouteTable.route': form('route {NAME|name} {PREFIX or TAG|prefix|serviceTag} -> {NEXT HOP|type|address}'),
  'Site.address': form('address {PREFIX, …|addresses}'),
  router: form('router {NAME|name} {ADDRESS|address} { asn NUMBER }'),
  host: form('host {NAME|name} {ADDRESS|address}'),
  'VpnGateway.host': form('host {NAME|name} {ADDRESS|address}'),
  'Nva.host': form('host {NAME|name} {ADDRESS|address}'),
  'Site.route': form('route {PREFIX|prefix} via {TUNNEL or ADDRESS|via|address}'),
  'Router.route': form('route {PREFIX|prefix} via {TUNNEL or ADDRESS|via|address}'),
  'Circuit.nextHop': form('nextHop {ADDRESS, …|nextHops}'),
  'Nva.nic': form('nic {NIC, …|nics}'),
  'Nva.advertise': form('advertise {PREFIX, …|advertise}'),
  'Nva.connected': form('connected {PREFIX, …|connected}'),
  'Nva.route': form('route {PREFIX|prefix} via {TUNNEL, NIC or ADDRESS|via|address}'),
  snat: form('snat {internet or all|snats}'),
  down: form('down {NAME|target}'),
  'Down.bgp': form('down bgp {DEVICE|a} <-> {OTHER DEVICE|b}'),
  'Down.connection': form('down connection {DEVICE|a} <-> {OTHER DEVICE|b}'),
  'Down.peering': form('down peering {VNET|a} <-> {OTHER VNET|b}'),
};

/** The forms of the attributes of an end. */
export const attributeForms: Readonly<Record<string, Form>> = {
  subnet: form('subnet {NAME|subnet}'),
  prefixes: form('prefixes {PREFIX, …|prefixes}'),
  advertise: form('advertise {PREFIX|prefixes}'),
  only: form('only {PREFIX|prefixes}'),
  deny: form('deny {PREFIX|prefixes}'),
  onlyExactly: form('onlyExactly {PREFIX|prefixes}'),
  denyExactly: form('denyExactly {PREFIX|prefixes}'),
  prepend: form('prepend {TIMES|number} {PREFIX|prefixes}'),
  localPreference: form('localPreference {NUMBER|number} {PREFIX|prefixes}'),
  nextHop: form('nextHop {ADDRESS|addresses}'),
  endpoint: form('endpoint {ADDRESS|addresses}'),
  bgpIp: form('bgpIp {ADDRESS, …|addresses}'),
  instance: form('instance {0 or 1|number}'),
  weight: form('weight {NUMBER|number}'),
  asReplace: form('asReplace {AS NUMBER|number}'),
  asDelete: form('asDelete {AS NUMBER|number}'),
  community: form('community {no-advertise or no-export|community}'),
};
