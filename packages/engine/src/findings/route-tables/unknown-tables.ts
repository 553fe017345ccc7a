import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { usedTables } from './uses.js';

const unknownRouteTable: FindingCode = {
  code: 'AZR421',
  title: 'Route table that is not known',
  severity: 'information',
};

export const unknownTablesRule: Rule = { codes: [unknownRouteTable], declarationsOnly: true, find: unknownTables };

/** Tables of which only the name is known: what rests on their routes is not said. */
function unknownTables({ network }: RuleContext): Finding[] {
  return usedTables(network)
    .filter(({ table }) => table.unknown)
    .map(({ table, uses }) => {
      const subnets = uses.flatMap((use) => use.subnets);
      const names = listed(subnets.map(({ label }) => label));
      const message = `The routes of ${table.label} are not known, so effective routes in ${names} can be different. Findings and expectations about packets that pass ${subnets.length > 1 ? 'these subnets' : 'this subnet'} are left open. Write the routes, and remove the word "unknown".`;
      const related = subnets.map(({ id, label }) => ({ declaration: id, message: `${label} has this table.` }));
      return report(unknownRouteTable, table.id, message, { related });
    });
}
