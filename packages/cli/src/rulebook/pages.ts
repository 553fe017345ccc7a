/// <reference path="./markdown.d.ts" />
import addresses from '../../../../docs/rules/addresses.md';
import designs from '../../../../docs/rules/designs.md';
import disputes from '../../../../docs/rules/disputes.md';
import forwarding from '../../../../docs/rules/forwarding.md';
import gatewayPaths from '../../../../docs/rules/gateway-paths.md';
import gateways from '../../../../docs/rules/gateways.md';
import laterObservations from '../../../../docs/rules/later-observations.md';
import outputs from '../../../../docs/rules/outputs.md';
import overlays from '../../../../docs/rules/overlays.md';
import peeringAndEndpointRows from '../../../../docs/rules/peering-and-endpoint-rows.md';
import peerings from '../../../../docs/rules/peerings.md';
import routeServer from '../../../../docs/rules/route-server.md';
import routeServerDesigns from '../../../../docs/rules/route-server-designs.md';
import routeServerRoutes from '../../../../docs/rules/route-server-routes.md';
import routeTables from '../../../../docs/rules/route-tables.md';
import selection from '../../../../docs/rules/selection.md';
import systemRoutes from '../../../../docs/rules/system-routes.md';
import virtualWan from '../../../../docs/rules/virtual-wan.md';
import virtualWanAppliances from '../../../../docs/rules/virtual-wan-appliances.md';
import virtualWanBranches from '../../../../docs/rules/virtual-wan-branches.md';
import virtualWanConnections from '../../../../docs/rules/virtual-wan-connections.md';
import virtualWanDisputes from '../../../../docs/rules/virtual-wan-disputes.md';
import virtualWanForwarding from '../../../../docs/rules/virtual-wan-forwarding.md';
import virtualWanHubs from '../../../../docs/rules/virtual-wan-hubs.md';
import virtualWanInternet from '../../../../docs/rules/virtual-wan-internet.md';
import virtualWanRoutingIntent from '../../../../docs/rules/virtual-wan-routing-intent.md';
import virtualWanSecuredHubs from '../../../../docs/rules/virtual-wan-secured-hubs.md';
import virtualWanSelection from '../../../../docs/rules/virtual-wan-selection.md';
import virtualWanSpokeRows from '../../../../docs/rules/virtual-wan-spoke-rows.md';
import virtualWanSpokes from '../../../../docs/rules/virtual-wan-spokes.md';
import virtualWanStaticRoutes from '../../../../docs/rules/virtual-wan-static-routes.md';

/** The pages of the rulebook in reading order: the name of the file in docs/rules, and its text. */
export const rulePages: readonly (readonly [file: string, text: string])[] = [
  ['system-routes.md', systemRoutes],
  ['peering-and-endpoint-rows.md', peeringAndEndpointRows],
  ['selection.md', selection],
  ['route-tables.md', routeTables],
  ['peerings.md', peerings],
  ['gateways.md', gateways],
  ['gateway-paths.md', gatewayPaths],
  ['route-server.md', routeServer],
  ['route-server-routes.md', routeServerRoutes],
  ['route-server-designs.md', routeServerDesigns],
  ['forwarding.md', forwarding],
  ['overlays.md', overlays],
  ['addresses.md', addresses],
  ['virtual-wan.md', virtualWan],
  ['outputs.md', outputs],
  ['designs.md', designs],
  ['later-observations.md', laterObservations],
  ['virtual-wan-hubs.md', virtualWanHubs],
  ['virtual-wan-connections.md', virtualWanConnections],
  ['virtual-wan-static-routes.md', virtualWanStaticRoutes],
  ['virtual-wan-spoke-rows.md', virtualWanSpokeRows],
  ['virtual-wan-selection.md', virtualWanSelection],
  ['virtual-wan-branches.md', virtualWanBranches],
  ['virtual-wan-secured-hubs.md', virtualWanSecuredHubs],
  ['virtual-wan-routing-intent.md', virtualWanRoutingIntent],
  ['virtual-wan-internet.md', virtualWanInternet],
  ['virtual-wan-appliances.md', virtualWanAppliances],
  ['virtual-wan-spokes.md', virtualWanSpokes],
  ['virtual-wan-forwarding.md', virtualWanForwarding],
  ['disputes.md', disputes],
  ['virtual-wan-disputes.md', virtualWanDisputes],
];
