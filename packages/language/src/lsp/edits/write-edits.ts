import type { DeclId, RouteTable, TopologyEdit, UserNextHop } from '@azroute/engine';
import { nameText } from '../../symbols/reference-text.js';
import { lineEndOf } from '../../text/lines.js';
import { type Insertion, indentationAt, insertIntoBlock, type Span } from './block.js';
import { freshName } from './names.js';
import type { Texts } from './texts.js';

/** Insertions by document. */
export type Insertions = ReadonlyMap<string, readonly Insertion[]>;

/**
 * Changes of a topology as insertions into its texts. Names that exist already are avoided.
 * @returns undefined if a declaration that has to change stands nowhere.
 */
export function writeEdits(texts: Texts, edits: readonly TopologyEdit[]): Insertions | undefined {
  return new EditWriter(texts).write(edits);
}

class EditWriter {
  private readonly insertions = new Map<string, Insertion[]>();
  private readonly tunnelNames = new Map<string, string>();
  private readonly takenRoutes = new Map<DeclId, Set<string>>();
  private readonly takenTunnels: Set<string>;
  private readonly takenTables: Set<string>;

  constructor(private readonly texts: Texts) {
    const { topology } = texts.network;
    this.takenTunnels = new Set(topology.tunnels.map((tunnel) => tunnel.name));
    this.takenTables = new Set(topology.routeTables.map((table) => table.name));
  }

  write(edits: readonly TopologyEdit[]): Insertions | undefined {
    const bySubnet = new Map<DeclId, Extract<TopologyEdit, { kind: 'addUserRoute' }>[]>();
    for (const edit of edits) {
      if (edit.kind !== 'addUserRoute') continue;
      const known = bySubnet.get(edit.subnet);
      if (known) known.push(edit);
      else bySubnet.set(edit.subnet, [edit]);
    }
    const tunnels = edits.filter((edit) => edit.kind === 'addTunnel');
    const done = [
      ...[...bySubnet].map(([subnet, routes]) => this.addUserRoutes(subnet, routes)),
      ...tunnels.map((edit) => this.addTunnel(edit, edits)),
      ...edits.map((edit) => this.addToDevice(edit)),
    ];
    return done.every((one) => one) ? this.insertions : undefined;
  }

  private addToDevice(edit: TopologyEdit): boolean {
    switch (edit.kind) {
      case 'bindSession': {
        const over = ` over ${this.tunnelName(edit.tunnelName)}`;
        return this.insert(edit.session, (_text, span) => ({ offset: span.end, text: over }));
      }
      case 'addOsRoute':
        return this.insertStatement(edit.nva, `route ${edit.prefix.text} via ${this.tunnelName(edit.tunnelName)}`);
      case 'addOsRouteVia':
        return this.insertStatement(edit.nva, `route ${edit.prefix.text} via ${edit.address.text}`);
      default:
        return true;
    }
  }

  private addUserRoutes(subnetId: DeclId, routes: readonly Extract<TopologyEdit, { kind: 'addUserRoute' }>[]): boolean {
    const thing = this.texts.network.thing(subnetId);
    if (thing?.kind !== 'subnet') return false;
    const { subnet, vnet } = thing;
    const existing = this.texts.network.routeTable(subnet.routeTable);
    const taken = this.routeNames(existing);
    const statements = routes.map((route) => {
      const name = freshName(route.name, taken);
      taken.add(name);
      return `route ${nameText(name)} ${route.prefix.text} -> ${nextHopText(route.nextHop)}`;
    });
    if (existing) {
      return this.insert(existing.id, (text, span) => insertIntoBlock(text, span, statements, 'end'));
    }
    const table = freshName(`rt-${subnet.name}`, this.takenTables);
    this.takenTables.add(table);
    return (
      this.insert(subnetId, (text, span) => insertIntoBlock(text, span, [`routeTable ${nameText(table)}`], 'head')) &&
      this.insert(vnet.id, (text, span) => {
        const eol = lineEndOf(text);
        const body = statements.map((statement) => `  ${statement}${eol}`).join('');
        return { offset: span.end, text: `${eol}${eol}routeTable ${nameText(table)} {${eol}${body}}` };
      })
    );
  }

  /** The names of a table's routes, those that were added included: several subnets may share the table. */
  private routeNames(table: RouteTable | undefined): Set<string> {
    if (!table) return new Set();
    let names = this.takenRoutes.get(table.id);
    if (!names) {
      names = new Set(table.routes.flatMap((route) => route.name ?? []));
      this.takenRoutes.set(table.id, names);
    }
    return names;
  }

  private addTunnel(edit: Extract<TopologyEdit, { kind: 'addTunnel' }>, edits: readonly TopologyEdit[]): boolean {
    const name = freshName(edit.name, this.takenTunnels);
    this.takenTunnels.add(name);
    this.tunnelNames.set(edit.name, name);
    const ends = [edit.a, edit.b].map((id) => nameText(this.nameOf(id)));
    const statement = `tunnel ${nameText(name)} ${edit.tunnelKind} ${ends.join(' <-> ')}`;
    const bound = edits.find((other) => other.kind === 'bindSession' && other.tunnelName === edit.name);
    // The session that moves into the tunnel shows where its reader looks for it; else the first appliance does.
    return this.insert(bound?.kind === 'bindSession' ? bound.session : edit.a, (text, span) => {
      const eol = lineEndOf(text);
      const indentation = indentationAt(text, span.start);
      return { offset: span.start, text: `${statement}${eol}${bound ? '' : eol}${indentation}` };
    });
  }

  private tunnelName(name: string): string {
    return nameText(this.tunnelNames.get(name) ?? name);
  }

  private nameOf(id: DeclId): string {
    const thing = this.texts.network.thing(id);
    if (thing?.kind === 'nva') return thing.nva.name;
    return this.texts.network.router(id)?.router.name ?? this.texts.network.label(id);
  }

  private insertStatement(id: DeclId, statement: string): boolean {
    return this.insert(id, (text, span) => insertIntoBlock(text, span, [statement], 'end'));
  }

  private insert(id: DeclId, at: (text: string, span: Span) => Insertion): boolean {
    const place = this.texts.spanOf(id);
    if (!place) return false;
    const list = this.insertions.get(place.uri) ?? [];
    list.push(at(this.texts.textOf(place.uri), place.span));
    this.insertions.set(place.uri, list);
    return true;
  }
}

function nextHopText(nextHop: UserNextHop): string {
  return nextHop.type === 'VirtualAppliance' ? `VirtualAppliance ${nextHop.address.text}` : nextHop.type;
}
