import type { Place, Places } from './places.js';
import type { Step } from './step.js';

/** Steps as commands of the Azure CLI for a POSIX shell. */
export function azureCli(steps: readonly Step[], places: Places): readonly string[] {
  const lines = steps.map((step) => command(step, places));
  return [...(lines.some((line) => line.includes('"$RG"')) ? ['RG=my-resource-group'] : []), ...lines];
}

function command(step: Step, places: Places): string {
  switch (step.do) {
    case 'createTable':
      return az('route-table create', places.table(step.table), {
        name: step.table,
        ...located(places.locationOf(step.table)),
        'disable-bgp-route-propagation': `${step.propagationOff}`,
      });
    case 'updateTable':
      return az('route-table update', places.table(step.table), {
        name: places.table(step.table)?.name ?? step.table,
        'disable-bgp-route-propagation': `${step.propagationOff}`,
      });
    case 'setRoute': {
      const { table, name, destination, nextHopType, nextHopAddress, nextHopAddresses } = step.route;
      if (nextHopAddresses.length > 0) {
        return `# route ${name} of ${table} to ${destination}: ${nextHopType} ${nextHopAddresses.join(', ')}; by the REST interface, Bicep or PowerShell`;
      }
      return az('route-table route create', places.table(table), {
        'route-table-name': places.table(table)?.name ?? table,
        name,
        'address-prefix': destination,
        'next-hop-type': nextHopType,
        ...(nextHopAddress !== undefined && { 'next-hop-ip-address': nextHopAddress }),
      });
    }
    case 'associate': {
      const network = places.of('vnet', step.vnet);
      const place = { 'vnet-name': network?.name ?? step.vnet, name: step.subnet };
      if (step.table === undefined) return `${az('vnet subnet update', network, place)} --remove routeTable`;
      const table = places.table(step.table);
      // A name alone means a table of the network's own group.
      const other = places.tableId(step.table);
      const value =
        other !== undefined && table?.group.toLowerCase() !== network?.group.toLowerCase() ? other : undefined;
      return az('vnet subnet update', network, { ...place, 'route-table': value ?? table?.name ?? step.table });
    }
    case 'deleteRoute':
      return az('route-table route delete', places.table(step.table), {
        'route-table-name': places.table(step.table)?.name ?? step.table,
        name: step.route,
      });
    case 'deleteTable':
      return az('route-table delete', places.table(step.table), {
        name: places.table(step.table)?.name ?? step.table,
      });
    case 'updatePeering': {
      const flags = Object.entries(step.flags).map(([flag, value]) => `${flag}=${value}`);
      const half = places.peering(step.vnet, step.remote);
      const names = {
        'vnet-name': places.of('vnet', step.vnet)?.name ?? step.vnet,
        name: half?.name ?? `${step.vnet}-to-${step.remote}`,
      };
      return `${az('vnet peering update', half, names)} --set ${flags.join(' ')}`;
    }
    case 'updateRouteServer':
      return az('routeserver update', places.routeServer(step.server), {
        name: places.routeServer(step.server)?.name ?? step.server,
        'allow-b2b-traffic': `${step.branchToBranch}`,
        'hub-routing-preference': step.preference,
      });
    case 'elsewhere':
      return `# ${step.text}`;
  }
}

function az(command: string, place: Place | undefined, options: Readonly<Record<string, string>>): string {
  const words = Object.entries(options).map(([option, value]) => argument(option, value));
  const group = place ? argument('resource-group', place.group) : '--resource-group "$RG"';
  return [`az network ${command} ${group}`, ...words].join(' ');
}

function located(location: string | undefined): Readonly<Record<string, string>> {
  return location === undefined ? {} : { location };
}

/** A value that begins with a dash must not become an option of its own. */
function argument(option: string, value: string): string {
  return `--${option}${value.startsWith('-') ? '=' : ' '}${quoted(value)}`;
}

function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
