import type { Address, DeclId, Finding } from '@azroute/engine';
import { covers } from '../../packages/engine/src/address/index.js';
import { arrives } from '../../packages/engine/src/comparison/arrives.js';
import type { Analysis } from '../../packages/engine/src/findings/analysis.js';
import { sessionDown } from '../../packages/engine/src/findings/bgp/sessions-and-convergence.js';
import { departure, type Party } from '../../packages/engine/src/findings/flows/party.js';
import { walk } from '../../packages/engine/src/forwarding/walk.js';
import { nextHopText, type UserRoute } from '../../packages/engine/src/topology/index.js';
import { stableKey } from './stable-key.js';

/**
 * Why an error or warning that is reported only after a repair is not the fault of the repair:
 * - `consequence`: it was found before too, and listed below its cause, which is mended;
 * - `lostBefore`: it is about packets that did not arrive before either. Nothing was said about them, since the packets
 *   in the opposite direction, or those of another route, were lost for the reason that is mended;
 * - `sessionDown`: it is about the announcements on a session that was down before, so that there were none, or routes
 *   with the own AS number that such a session brings to its device, which passes them on;
 * - `sameRoute`: it is about a user-defined route, or a copy of it, that was reported as wrong before too;
 * - `sameTunnel`: it is about a tunnel that was reported as wrong before too, and not what is mended;
 * - `symmetry`: the title says that the two directions of conversations that did not work pass different appliances now.
 */
export type Reason = 'consequence' | 'lostBefore' | 'sessionDown' | 'sameRoute' | 'sameTunnel' | 'symmetry';

/** A repair, as far as it excuses a finding. */
export interface Applied {
  readonly finding: Finding;
  readonly title: string;
  readonly isPreferred: boolean;
}

/** The errors and warnings that are reported after a change and were not before, each with the reason if there is one. */
export function broughtToLight(
  before: Analysis,
  after: Analysis,
  applied: Applied,
): readonly { readonly finding: Finding; readonly reason: Reason | undefined }[] {
  const keyBefore = stableKey(before.computation.topology);
  const keyAfter = stableKey(after.computation.topology);
  const known = new Set(before.findings.filter(isProblem).map(keyBefore));
  const reported = new Set(before.reported.filter(isProblem).map(keyBefore));
  return after.findings
    .filter((finding) => isProblem(finding) && !known.has(keyAfter(finding)))
    .map((finding) => ({
      finding,
      reason: reported.has(keyAfter(finding)) ? 'consequence' : reasonFor(before, after, finding, applied),
    }));
}

function isProblem({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function reasonFor(before: Analysis, after: Analysis, finding: Finding, applied: Applied): Reason | undefined {
  const { subject, declaration } = finding;
  const isDown = (other: Finding) => other.code === sessionDown.code && other.declaration === declaration;
  if (before.reported.some(isDown)) return 'sessionDown';
  if (subject?.kind === 'ownAsnDrop' && sharesDeviceWithDown(before, declaration)) return 'sessionDown';
  const isTunnel = before.computation.topology.tunnels.some(({ id }) => id === declaration);
  if (isTunnel && applied.finding.declaration !== declaration) {
    return before.reported.some((other) => other.declaration === declaration) ? 'sameTunnel' : undefined;
  }
  switch (subject?.kind) {
    case 'blackHoles': {
      const lost = subject.holes.every(({ flow: { from, destination } }) => !arrived(before, from, destination));
      return lost ? 'lostBefore' : undefined;
    }
    case 'asymmetries':
      return subject.asymmetries.every(({ inspected }) => !worked(before, inspected)) && isTold(applied)
        ? 'symmetry'
        : undefined;
    case 'flows':
      return subject.flows.every((flow) => !worked(before, flow)) ? 'lostBefore' : undefined;
    case 'userRoutes':
    case undefined:
      return isOfWrongRoutes(before, after, finding, applied.finding) ? 'sameRoute' : undefined;
    case 'loop':
    case 'announcements':
    case 'feedback':
    case 'ownAsnDrop':
    case 'leak':
    case 'tunnelMtu':
    case 'unmetExpectation':
    case 'unjudgedExpectations':
      return undefined;
  }
}

/** Whether another session of one of the devices of a session was down, whose routes are passed on over it. */
function sharesDeviceWithDown({ reported, computation: { topology } }: Analysis, declaration: string): boolean {
  const session = topology.sessions.find(({ id }) => id === declaration);
  const down = new Set(reported.filter(({ code }) => code === sessionDown.code).map((each) => each.declaration));
  return topology.sessions.some(
    ({ id, a, b }) =>
      down.has(id) &&
      [a.device, b.device].some((device) => device === session?.a.device || device === session?.b.device),
  );
}

function isTold({ title, isPreferred }: Applied): boolean {
  return title.includes('the two directions pass different appliances') && !isPreferred;
}

function arrived({ computation: { forwarder } }: Analysis, from: Party, destination: Address): boolean {
  const start = departure(forwarder, from, destination);
  return start !== undefined && arrives(walk(forwarder, start, from.address(destination.family)).verdict);
}

/** Whether packets arrived, and the answers too. */
function worked(
  before: Analysis,
  { from, to, destination }: { readonly from: Party; readonly to: Party | undefined; readonly destination: Address },
): boolean {
  const back = from.address(destination.family);
  return arrived(before, from, destination) && (!to || (back !== undefined && arrived(before, to, back)));
}

/** Whether each of the routes was wrong before, for this reason or for another one than that which is mended. */
function isOfWrongRoutes(before: Analysis, after: Analysis, finding: Finding, mended: Finding): boolean {
  const routes = routesOf(after, [finding]);
  const were = before.reported.filter(isProblem);
  const wrong = new Set(routesOf(before, were).map(contentOf));
  const alike = routesOf(
    before,
    were.filter(({ code }) => code === finding.code),
  );
  const atMended = subnetsOf(finding).some((id) => subnetsOf(mended).includes(id));
  const isMended = new Set(atMended ? routesOf(before, [mended]).map(contentOf) : []);
  return (
    routes.length > 0 &&
    routes.every((route) => {
      const content = contentOf(route);
      return alike.some((known) => isPartOf(route, known)) || (wrong.has(content) && !isMended.has(content));
    })
  );
}

/** Whether a route does what another one does, for all or some of its destinations. */
function isPartOf(route: UserRoute, known: UserRoute): boolean {
  if (contentOf(route) === contentOf(known)) return true;
  const [to, all] = [route.destination, known.destination];
  const isInside = 'prefix' in to && 'prefix' in all && covers(all.prefix, to.prefix);
  return isInside && nextHopText(route.nextHop) === nextHopText(known.nextHop);
}

function subnetsOf({ subject }: Finding): readonly DeclId[] {
  return subject?.kind === 'userRoutes' ? subject.subnets : [];
}

function routesOf({ computation }: Analysis, findings: readonly Finding[]): readonly UserRoute[] {
  const ids = new Set(
    findings.flatMap(({ declaration, subject }) => [
      declaration,
      ...(subject?.kind === 'userRoutes' ? subject.routes : []),
    ]),
  );
  return computation.topology.routeTables.flatMap(({ routes }) => routes.filter(({ id }) => ids.has(id)));
}

/** What a route does, in whichever table it stands. */
function contentOf({ destination, nextHop }: UserRoute): string {
  const to = 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
  return `${to} ${nextHop.type} ${nextHopText(nextHop)}`;
}
