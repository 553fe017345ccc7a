import type { Places } from './places.js';
import type { Step } from './step.js';
import { Symbols } from './symbols.js';

/** Steps as Terraform. Resources of the user that change, and what is removed, are comments. */
export function terraform(steps: readonly Step[], places: Places): readonly string[] {
  const symbols = new Symbols();
  const lines = steps.flatMap((step) => snippet(step, symbols, places));
  const variables = lines.some((line) => /= var\.(resource_group_name|location)$/.test(line))
    ? ['# set var.resource_group_name and var.location as in your module']
    : [];
  return [...variables, ...lines];
}

function snippet(step: Step, symbols: Symbols, places: Places): readonly string[] {
  switch (step.do) {
    case 'createTable':
      return [
        `resource "azurerm_route_table" "${symbols.of(step.table)}" {`,
        `  name                          = ${quoted(step.table)}`,
        `  resource_group_name           = ${groupOf(step.table, places)}`,
        `  location                      = ${quotedOr(places.locationOf(step.table), 'var.location')}`,
        `  bgp_route_propagation_enabled = ${!step.propagationOff}`,
        '}',
      ];
    case 'updateTable':
      return [
        `# in azurerm_route_table of ${step.table}:`,
        `#   bgp_route_propagation_enabled = ${!step.propagationOff}`,
      ];
    case 'setRoute': {
      const { table, name, destination, nextHopType, nextHopAddress, nextHopAddresses } = step.route;
      if (nextHopAddresses.length > 0) {
        return [
          `# route ${name} of ${table} to ${destination}: ${nextHopType} ${nextHopAddresses.join(', ')}; by azapi_resource`,
        ];
      }
      return [
        ...(step.isNewTable ? [] : [`# a route block instead, if ${table} has its routes inline`]),
        `resource "azurerm_route" "${symbols.of(`${table}/${name}`)}" {`,
        `  name                   = ${quoted(name)}`,
        `  resource_group_name    = ${groupOf(table, places)}`,
        `  route_table_name       = ${quoted(places.table(table)?.name ?? table)}`,
        `  address_prefix         = ${quoted(destination)}`,
        `  next_hop_type          = ${quoted(nextHopType)}`,
        ...(nextHopAddress === undefined ? [] : [`  next_hop_in_ip_address = ${quoted(nextHopAddress)}`]),
        ...(step.isNewTable ? [`  depends_on             = [azurerm_route_table.${symbols.of(table)}]`] : []),
        '}',
      ];
    }
    case 'associate': {
      const subnet = symbols.of(`${step.vnet}/${step.subnet}`);
      if (step.table === undefined)
        return [`# remove azurerm_subnet_route_table_association of ${step.vnet}/${step.subnet}`];
      return [
        `resource "azurerm_subnet_route_table_association" "${subnet}" {`,
        `  subnet_id      = azurerm_subnet.${subnet}.id`,
        `  route_table_id = azurerm_route_table.${symbols.of(step.table)}.id`,
        '}',
      ];
    }
    case 'deleteRoute':
      return [`# remove route ${step.route} from ${step.table}`];
    case 'deleteTable':
      return [`# remove azurerm_route_table of ${step.table}`];
    case 'updatePeering':
      return [
        `# in azurerm_virtual_network_peering from ${step.vnet} to ${step.remote}:`,
        ...Object.entries(step.flags).map(([flag, value]) => `#   ${snake(flag)} = ${value}`),
      ];
    case 'updateRouteServer':
      return [
        `# in azurerm_route_server of ${step.server}:`,
        `#   branch_to_branch_traffic_enabled = ${step.branchToBranch}`,
        `#   hub_routing_preference = ${quoted(step.preference)}`,
      ];
    case 'elsewhere':
      return [`# ${step.text}`];
  }
}

function groupOf(table: string, places: Places): string {
  return quotedOr(places.table(table)?.group, 'var.resource_group_name');
}

function quotedOr(value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : quoted(value);
}

function snake(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[$%](?=\{)/g, '$&$&')}"`;
}
