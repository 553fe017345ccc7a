import type { AddUserRoute, DeclId, RouteTable, UserNextHop } from '@azroute/engine';
import { nameText } from '../../symbols/reference-text.js';
import { lineEndOf } from '../../text/lines.js';
import type { EditText } from './edit-text.js';
import type { Writing } from './writing.js';

export const addUserRoute: EditText<AddUserRoute> = { write, namedIn: ['routeTables', 'routeTables.routes'] };

function write(writing: Writing, edits: readonly AddUserRoute[]): boolean {
  const subnets = [...new Set(edits.map(({ subnet }) => subnet))];
  return subnets.every((id) =>
    addRoutes(
      writing,
      id,
      edits.filter(({ subnet }) => subnet === id),
    ),
  );
}

function addRoutes(writing: Writing, subnetId: DeclId, routes: readonly AddUserRoute[]): boolean {
  const thing = writing.network.thing(subnetId);
  if (thing?.kind !== 'subnet') return false;
  const { subnet, vnet } = thing;
  const existing = writing.network.routeTable(subnet.routeTable);
  const statements = routes.map((route) => {
    // Several subnets may share the table, and its routes need different names.
    const name = writing.freeName(`routes of ${existing?.id ?? subnetId}`, route.name, () => routeNames(existing));
    return `route ${nameText(name)} ${route.prefix.text} -> ${nextHopText(route.nextHop)}`;
  });
  if (existing) return writing.insertStatements(existing.id, statements, 'end');
  const { routeTables } = writing.network.topology;
  const table = writing.freeName('route tables', `rt-${subnet.name}`, () => routeTables.map(({ name }) => name));
  return (
    writing.insertStatements(subnetId, [`routeTable ${nameText(table)}`], 'head') &&
    writing.insert(vnet.id, (text, span) => {
      const eol = lineEndOf(text);
      const body = statements.map((statement) => `  ${statement}${eol}`).join('');
      return { offset: span.end, text: `${eol}${eol}routeTable ${nameText(table)} {${eol}${body}}` };
    })
  );
}

function routeNames(table: RouteTable | undefined): readonly string[] {
  return table?.routes.flatMap(({ name }) => name ?? []) ?? [];
}

function nextHopText(nextHop: UserNextHop): string {
  return nextHop.type === 'VirtualAppliance' ? `VirtualAppliance ${nextHop.address.text}` : nextHop.type;
}
