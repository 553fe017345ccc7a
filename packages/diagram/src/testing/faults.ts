import { asPeering, type DeclId, type Network, type Thing } from '@azroute/engine';
import type { Box, Line, Picture, Point } from '../model.js';
import { labelArea } from '../place/free-place.js';
import { shownTexts, titleWidth } from '../place/size.js';
import { detailWidth, textWidth } from '../text.js';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A stretch of a line. */
interface Stretch extends Rect {
  readonly line: Line;
}

/** The longest stretch that lines of different combs may share, in pixels. */
const mostShared = 3;

/** Everything that is wrong with a picture; the bound is none. */
export function faultsOf(picture: Picture, network: Network): readonly string[] {
  return [
    ...boxFaults(picture),
    ...crossings(picture),
    ...sharedStretches(picture),
    ...labelFaults(picture),
    ...missing(picture, network),
  ];
}

function boxFaults({ boxes, width, height }: Picture): string[] {
  const faults: string[] = [];
  const page = { x: 0, y: 0, w: width, h: height };
  const check = (siblings: readonly Box[], outer: Rect, name: string) => {
    for (const [i, box] of siblings.entries()) {
      if (!isInside(box, outer)) faults.push(`${box.id} is not inside ${name}`);
      if (box.kind === 'region' ? 28 + textWidth(shownTexts(box).title, detailWidth) > box.w : titleWidth(box) > box.w)
        faults.push(`the text of ${box.id} is too long`);
      for (const other of siblings.slice(i + 1)) if (overlap(box, other)) faults.push(`${box.id} overlaps ${other.id}`);
      check(box.children, box, box.id);
    }
  };
  check(
    boxes.filter(({ kind }) => kind === 'region'),
    page,
    'the page',
  );
  check(
    boxes.filter(({ kind }) => kind !== 'region'),
    page,
    'the page',
  );
  for (const region of boxes.filter(({ kind }) => kind === 'region')) {
    for (const box of boxes.filter(({ kind }) => kind !== 'region')) {
      if (overlap(region, box) && !isInside(box, region)) faults.push(`${box.id} is across the frame of ${region.id}`);
    }
  }
  return faults;
}

/** Lines through boxes that hold neither end, or through the text of any box. */
function crossings({ boxes, lines, hubs }: Picture): string[] {
  const faults: string[] = [];
  const holds = ({ id, children }: Box, end: DeclId): boolean => id === end || children.some((box) => holds(box, end));
  for (const line of lines) {
    if (line.points.length < 2) faults.push(`${line.id} has no way`);
    for (const { x, y } of line.points) if (!Number.isFinite(x + y)) faults.push(`${line.id} leads nowhere`);
    for (const stretch of stretches(line)) {
      const check = (box: Box) => {
        if (!overlap(shrunk(stretch), box)) return;
        const isOwn = (holds(box, line.from) || holds(box, line.to)) && box.id !== line.from && box.id !== line.to;
        // Lines pass hubs between their columns.
        const isFrame = box.kind === 'region' || hubs.has(box.id);
        if (!isOwn && !isFrame) faults.push(`${line.id} crosses ${box.id}`);
        if (overlap(shrunk(stretch), textOf(box))) faults.push(`${line.id} crosses the text of ${box.id}`);
        for (const child of box.children) check(child);
      };
      boxes.forEach(check);
    }
  }
  return faults;
}

function textOf(box: Box): Rect {
  const { kind, x, y } = box;
  if (kind === 'region') return { x: x + 14, y: y + 8, w: textWidth(shownTexts(box).title, detailWidth), h: 12 };
  const w = Math.max(0, titleWidth(box) - 20);
  return kind === 'subnet' ? { x: x + 8, y: y + 4, w, h: 16 } : { x: x + 10, y: y + 5, w, h: 28 };
}

function sharedStretches({ lines }: Picture): string[] {
  const faults: string[] = [];
  const all = lines.flatMap(stretches);
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(i + 1)) {
      if (one.line === other.line) continue;
      if (one.line.comb !== undefined && one.line.comb === other.line.comb) continue;
      const isAcross = one.w >= one.h;
      if (isAcross !== other.w >= other.h) continue;
      const apart = isAcross ? Math.abs(one.y - other.y) : Math.abs(one.x - other.x);
      if (apart >= mostShared) continue;
      const shared = isAcross
        ? Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x)
        : Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
      if (shared > mostShared) faults.push(`${one.line.id} lies on ${other.line.id} for ${shared} px`);
    }
  }
  return faults;
}

function labelFaults({ lines, boxes, hubs }: Picture): string[] {
  const faults: string[] = [];
  for (const { id, kind, label } of lines) {
    if (kind === 'tunnel' && label === undefined) faults.push(`${id} has no label`);
  }
  const labels = lines.flatMap(({ label }) => (label ? [{ ...labelArea(label), text: label.text }] : []));
  const inner = (box: Box): Box[] => [box, ...box.children.flatMap(inner)];
  const isSolid = ({ id, children, kind }: Box) => children.length === 0 && kind !== 'region' && !hubs.has(id);
  const solid = boxes.flatMap(inner).filter(isSolid);
  for (const [i, label] of labels.entries()) {
    for (const other of labels.slice(i + 1))
      if (overlap(label, other)) faults.push(`${label.text} is on ${other.text}`);
    for (const box of solid) if (overlap(label, box)) faults.push(`${label.text} is on ${box.id}`);
    for (const box of boxes.flatMap(inner)) {
      if (overlap(label, textOf(box))) faults.push(`${label.text} is on the text of ${box.id}`);
    }
  }
  return faults;
}

/** What is declared and not drawn. */
function missing({ boxes, lines, drawnAs }: Picture, network: Network): string[] {
  const drawn = new Set<DeclId>();
  const add = (box: Box) => {
    drawn.add(box.id);
    box.children.forEach(add);
  };
  boxes.forEach(add);
  const isDrawn = (id: DeclId) => drawn.has(drawnAs.get(id) ?? '');
  const { topology } = network;
  const declared = [
    ...[...network.everything()].flatMap((thing) =>
      thing.kind === 'tunnel' || isUnseen(thing) ? [] : thing.kind === 'router' ? [thing.router.id] : [idOf(thing)],
    ),
    ...topology.routeTables.map(({ id }) => id),
  ];
  const onPage = new Set(lines.map(({ id }) => id));
  const joined = [...topology.connections, ...topology.sessions, ...topology.tunnels].filter(
    ({ a, b }) => a.device !== b.device,
  );
  const ends = new Set(
    lines.filter(({ kind }) => kind === 'peering').flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]),
  );
  const peerings = [...topology.peerings, ...topology.hubConnections.map(asPeering)].filter(
    ({ a, b }) => a.vnet !== b.vnet && !ends.has(`${drawnAs.get(a.vnet)} ${drawnAs.get(b.vnet)}`),
  );
  return [
    ...declared.filter((id) => !isDrawn(id)),
    ...joined.map(({ id }) => id).filter((id) => !onPage.has(id)),
    ...peerings.map(({ id }) => id),
  ].map((id) => `${id} is missing`);
}

/** A virtual WAN is where its hubs are, and a built-in route table is drawn only where something is added to it. */
function isUnseen(thing: Thing): boolean {
  if (thing.kind === 'virtualWan') return true;
  if (thing.kind !== 'hubRouteTable') return false;
  const { hub, hubRouteTable } = thing;
  return (
    hubRouteTable === hub.noneRouteTable ||
    (hubRouteTable === hub.defaultRouteTable && hubRouteTable.routes.length === 0)
  );
}

function idOf(thing: { readonly kind: string }): DeclId {
  const { kind, ...parts } = thing as { kind: string } & Record<string, { readonly id: DeclId }>;
  const keys: Readonly<Record<string, string>> = { privateEndpoint: 'endpoint', virtualHub: 'hub' };
  const key = /Gateway$/.test(kind) ? 'gateway' : (keys[kind] ?? kind);
  return parts[key]?.id ?? '';
}

function stretches(line: Line): Stretch[] {
  return line.points.flatMap((point, i) => {
    const next: Point | undefined = line.points[i + 1];
    if (!next) return [];
    const [x, y] = [Math.min(point.x, next.x), Math.min(point.y, next.y)];
    return [{ line, x, y, w: Math.abs(point.x - next.x), h: Math.abs(point.y - next.y) }];
  });
}

/** Lines end at the edges of boxes. */
function shrunk({ x, y, w, h }: Rect): Rect {
  return w >= h ? { x: x + 1, y: y - 0.5, w: w - 2, h: 1 } : { x: x - 0.5, y: y + 1, w: 1, h: h - 2 };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function isInside(a: Rect, b: Rect): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
}
