import type { Step } from './step.js';

/** Steps as commands of the Azure CLI for a POSIX shell. */
export function azureCli(steps: readonly Step[]): readonly string[] {
  const inAzure = steps.some((step) => step.do !== 'elsewhere');
  return [...(inAzure ? ['RG=my-resource-group'] : []), ...steps.map(command)];
}

function command(step: Step): string {
  switch (step.do) {
    case 'createTable':
      return az('route-table create', {
        name: step.table,
        'disable-bgp-route-propagation': `${step.propagationOff}`,
      });
    case 'updateTable':
      return az('route-table update', {
        name: step.table,
        'disable-bgp-route-propagation': `${step.propagationOff}`,
      });
    case 'setRoute': {
      const { table, name, destination, nextHopType, nextHopAddress, nextHopAddresses } = step.route;
      if (nextHopAddresses.length > 0) {
        return `# route ${name} of ${table} to ${destination}: ${nextHopType} ${nextHopAddresses.join(', ')}; by the REST interface, Bicep or PowerShell`;
      }
      return az('route-table route create', {
        'route-table-name': table,
        name,
        'address-prefix': destination,
        'next-hop-type': nextHopType,
        ...(nextHopAddress !== undefined && { 'next-hop-ip-address': nextHopAddress }),
      });
    }
    case 'associate': {
      const place = { 'vnet-name': step.vnet, name: step.subnet };
      if (step.table === undefined) return `${az('vnet subnet update', place)} --remove routeTable`;
      return az('vnet subnet update', { ...place, 'route-table': step.table });
    }
    case 'deleteRoute':
      return az('route-table route delete', { 'route-table-name': step.table, name: step.route });
    case 'deleteTable':
      return az('route-table delete', { name: step.table });
    case 'updatePeering': {
      const flags = Object.entries(step.flags).map(([flag, value]) => `${flag}=${value}`);
      const name = `${step.vnet}-to-${step.remote}`;
      return `${az('vnet peering update', { 'vnet-name': step.vnet, name })} --set ${flags.join(' ')}`;
    }
    case 'updateRouteServer':
      return az('routeserver update', {
        name: step.server,
        'allow-b2b-traffic': `${step.branchToBranch}`,
        'hub-routing-preference': step.preference,
      });
    case 'elsewhere':
      return `# ${step.text}`;
  }
}

function az(command: string, options: Readonly<Record<string, string>>): string {
  const words = Object.entries(options).map(([option, value]) => argument(option, value));
  return [`az network ${command} --resource-group "$RG"`, ...words].join(' ');
}

/** A value that begins with a dash must not become an option of its own. */
function argument(option: string, value: string): string {
  return `--${option}${value.startsWith('-') ? '=' : ' '}${quoted(value)}`;
}

function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
