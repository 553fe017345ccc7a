import type { Places } from './places.js';
import type { Step } from './step.js';
import { Symbols } from './symbols.js';

const version = '2024-05-01';
/** The first version with several next hops of one route (R286). */
const severalHopsVersion = '2025-07-01';

/** Steps as Bicep. What would overwrite a resource of the user as a whole, and what is removed, are comments. */
export function bicep(steps: readonly Step[], places: Places): readonly string[] {
  const symbols = new Symbols();
  const existing = new Set(
    steps.flatMap((step) => (step.do === 'setRoute' && !step.isNewTable ? [step.route.table] : [])),
  );
  const parents = [...existing].flatMap((table) => [
    ...(places.table(table) ? [`// in resource group ${places.table(table)?.group}`] : []),
    `resource ${symbols.of(table)} 'Microsoft.Network/routeTables@${version}' existing = {`,
    `  name: ${quoted(places.table(table)?.name ?? table)}`,
    '}',
  ]);
  return [...parents, ...steps.flatMap((step) => snippet(step, symbols, places))];
}

function snippet(step: Step, symbols: Symbols, places: Places): readonly string[] {
  switch (step.do) {
    case 'createTable':
      return [
        `resource ${symbols.of(step.table)} 'Microsoft.Network/routeTables@${version}' = {`,
        `  name: ${quoted(step.table)}`,
        places.locationOf(step.table) === undefined
          ? '  location: resourceGroup().location'
          : `  location: ${quoted(places.locationOf(step.table) ?? '')}`,
        '  properties: {',
        `    disableBgpRoutePropagation: ${step.propagationOff}`,
        '  }',
        '}',
      ];
    case 'updateTable':
      return [
        `// in the properties of route table ${step.table}:`,
        `//   disableBgpRoutePropagation: ${step.propagationOff}`,
      ];
    case 'setRoute': {
      const { table, name, destination, nextHopType, nextHopAddress, nextHopAddresses } = step.route;
      return [
        `resource ${symbols.of(`${table}/${name}`)} 'Microsoft.Network/routeTables/routes@${nextHopAddresses.length > 0 ? severalHopsVersion : version}' = {`,
        `  parent: ${symbols.of(table)}`,
        `  name: ${quoted(name)}`,
        '  properties: {',
        `    addressPrefix: ${quoted(destination)}`,
        `    nextHopType: ${quoted(nextHopType)}`,
        ...(nextHopAddress === undefined ? [] : [`    nextHopIpAddress: ${quoted(nextHopAddress)}`]),
        ...(nextHopAddresses.length === 0
          ? []
          : [`    nextHop: { nextHopIpAddresses: [${nextHopAddresses.map(quoted).join(', ')}] }`]),
        '  }',
        '}',
      ];
    }
    case 'associate':
      if (step.table === undefined) return [`// in subnet ${step.vnet}/${step.subnet}: remove the property routeTable`];
      return [
        `// in the properties of subnet ${step.vnet}/${step.subnet}:`,
        `//   routeTable: { id: ${tableId(step.table, places)} }`,
      ];
    case 'deleteRoute':
      return [`// remove route ${step.route} from route table ${step.table}`];
    case 'deleteTable':
      return [`// remove route table ${step.table}`];
    case 'updatePeering':
      return [
        `// in the properties of the peering from ${step.vnet} to ${step.remote}:`,
        ...Object.entries(step.flags).map(([flag, value]) => `//   ${flag}: ${value}`),
      ];
    case 'updateRouteServer':
      return [
        `// in the properties of Route Server ${step.server}:`,
        `//   allowBranchToBranchTraffic: ${step.branchToBranch}`,
        `//   hubRoutingPreference: ${quoted(step.preference)}`,
      ];
    case 'elsewhere':
      return [`// ${step.text}`];
  }
}

/** The ID of a table as an expression: that of an import, or of the deployment's own group. */
function tableId(table: string, places: Places): string {
  const known = places.tableId(table);
  return known === undefined ? `resourceId('Microsoft.Network/routeTables', ${quoted(table)})` : quoted(known);
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('${', '\\${')}'`;
}
