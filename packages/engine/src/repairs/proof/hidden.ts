import type { Address } from '../../address/index.js';
import { arrives } from '../../comparison/arrives.js';
import type { Analysis } from '../../findings/analysis.js';
import { sessionDown } from '../../findings/bgp/sessions-and-convergence.js';
import type { Finding } from '../../findings/finding.js';
import type { Flow } from '../../findings/flows/flows.js';
import { departure, type Party } from '../../findings/flows/party.js';
import { walk } from '../../forwarding/walk.js';
import { type DeclId, nextHopText, type RouteTable, type UserRoute } from '../../topology/index.js';

/** A change that is to mend a finding. */
export interface Mending {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly mended: Finding;
}

/**
 * Whether a finding that is new after a change existed before and was hidden: it is about packets that were lost before
 * too, a session that was down, or a route or a tunnel that was wrong for another reason. If that reason is what is to be
 * mended, it does not count: the route or the tunnel is as wrong as before.
 */
export function wasHidden(mending: Mending, finding: Finding): boolean {
  const { before } = mending;
  const { subject, declaration } = finding;
  switch (subject?.kind) {
    case 'loop':
      return false;
    case 'blackHoles':
      return !subject.holes.some(({ flow: { from, destination } }) => arrived(before, from, destination));
    case 'asymmetries':
      return !subject.asymmetries.some(({ inspected }) => worked(before, inspected));
    case 'flows':
      return !subject.flows.some((flow) => worked(before, flow)) || wasReportedOfCopy(mending, finding);
    case 'ownAsnDrop':
      return wasDown(before, declaration) || isNextToDown(before, declaration);
    case 'userRoutes':
    case 'unmetExpectation':
    case 'announcements':
    case 'feedback':
    case 'leak':
    case 'tunnelMtu':
    case 'unjudgedExpectations':
    case undefined:
      return wasDown(before, declaration) || wasWrongTunnel(mending, declaration) || wereWrongRoutes(mending, finding);
  }
}

function wasDown({ reported }: Analysis, session: DeclId): boolean {
  return reported.some(({ code, declaration }) => code === sessionDown.code && declaration === session);
}

/** Whether another session of one of its devices was down, so that there was nothing to pass on. */
function isNextToDown({ reported, computation }: Analysis, session: DeclId): boolean {
  const { sessions } = computation.topology;
  const devices = (id: DeclId) => sessions.filter((each) => each.id === id).flatMap(({ a, b }) => [a.device, b.device]);
  const own = new Set(devices(session));
  return reported.some(
    ({ code, declaration }) => code === sessionDown.code && devices(declaration).some((device) => own.has(device)),
  );
}

function wasWrongTunnel({ before: { reported, computation }, mended }: Mending, tunnel: DeclId): boolean {
  if (mended.declaration === tunnel || !computation.topology.tunnels.some(({ id }) => id === tunnel)) return false;
  return reported.some(({ declaration }) => declaration === tunnel);
}

/** Whether a route of a table that was copied had the same finding before, about the same packets. */
function wasReportedOfCopy({ before, after, mended }: Mending, finding: Finding): boolean {
  const [route] = contentsOf(after, [finding]);
  if (route === undefined || before.computation.topology.routeTables.some((table) => hasRoute(table, finding))) {
    return false;
  }
  const known = before.reported.filter(
    (each) => each !== mended && each.code === finding.code && contentsOf(before, [each]).includes(route),
  );
  const told = new Set(known.flatMap(packetsOf));
  return packetsOf(finding).every((packets) => told.has(packets));
}

function hasRoute({ routes }: RouteTable, { declaration }: Finding): boolean {
  return routes.some(({ id }) => id === declaration);
}

function packetsOf({ subject }: Finding): readonly string[] {
  const flows = subject?.kind === 'flows' ? subject.flows : [];
  return flows.flatMap(({ senders, destination }) => senders.map(({ id }) => `${id} ${destination.text}`));
}

/** A route of a table that was copied is known by what it does. */
function wereWrongRoutes({ before, after, mended }: Mending, finding: Finding): boolean {
  if (areSame(mended, finding)) return false;
  const problems = before.reported.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const wrong = new Set(contentsOf(before, problems));
  const routes = contentsOf(after, [finding]);
  return routes.length > 0 && routes.every((route) => wrong.has(route));
}

/** Whether the same was found about equal routes of the same subnets: a change has copied their table, for some of them. */
export function isOfCopiedRoutes({ before, after, mended }: Mending, finding: Finding): boolean {
  const { subject } = finding;
  if (subject?.kind !== 'userRoutes' || subject.routes.length === 0) return false;
  const contents = contentsOf(after, [finding]);
  return before.reported.some(
    (each) =>
      each !== mended &&
      each.code === finding.code &&
      each.subject?.kind === 'userRoutes' &&
      covers(each.subject.subnets, subject.subnets) &&
      covers(contentsOf(before, [each]), contents),
  );
}

function covers<T>(all: readonly T[], some: readonly T[]): boolean {
  return some.every((each) => all.includes(each));
}

/** Whether two findings are about the same routes, in one of the same subnets. */
function areSame({ subject: one }: Finding, { subject: other }: Finding): boolean {
  if (one?.kind !== 'userRoutes' || other?.kind !== 'userRoutes') return false;
  return other.routes.some((id) => one.routes.includes(id)) && other.subnets.some((id) => one.subnets.includes(id));
}

/** What the routes of findings do. */
function contentsOf({ computation: { topology } }: Analysis, findings: readonly Finding[]): readonly string[] {
  const ids = new Set(
    findings.flatMap(({ declaration, subject }) => [
      declaration,
      ...(subject?.kind === 'userRoutes' ? subject.routes : []),
    ]),
  );
  const devices = [...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)];
  return [
    ...topology.routeTables.flatMap(({ routes }) => routes.filter(({ id }) => ids.has(id)).map(contentOf)),
    ...devices.flatMap(({ routes }) => routes.filter(({ id }) => ids.has(id)).map(({ id }) => id)),
  ];
}

function contentOf({ destination, nextHop }: UserRoute): string {
  const to = 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
  return `${to} ${nextHop.type} ${nextHopText(nextHop)}`;
}

/** Whether the packets of a flow arrived, and the answers too. */
function worked(before: Analysis, { from, to, destination }: Flow): boolean {
  if (!arrived(before, from, destination)) return false;
  const back = from.address(destination.family);
  return !to || (back !== undefined && arrived(before, to, back));
}

function arrived({ computation: { forwarder } }: Analysis, from: Party, destination: Address): boolean {
  const start = departure(forwarder, from, destination);
  return start !== undefined && arrives(walk(forwarder, start, from.address(destination.family)).verdict);
}
