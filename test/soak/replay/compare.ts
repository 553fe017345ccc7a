import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalUri } from '../protocol/canonical-uri.ts';
import type { Random } from '../random.ts';
import { isInWorkspace, isPath } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { type Failures, ofFresh } from './failure.ts';
import { type Observation, observe, type Probe, probesOf } from './observe.ts';
import type { Session } from './session.ts';
import { settled } from './settle.ts';

/** How long a server that reported to be idle may still take to count as late instead of wrong, in milliseconds. */
const delay = 1_500;

/**
 * What may come a little later than the rest: a list of code actions holds what is proved by then, and comes again when
 * more is.
 */
const comesAgain: ReadonlySet<string> = new Set(['codeActions']);

/** A place at which two servers differ. */
interface Difference {
  readonly aspect: string;
  readonly detail: string;
}

/** Compares a long-running server with a fresh one. Each difference is a failure. */
export async function compare(old: Session, fresh: Session, world: World, random: Random, failures: Failures) {
  for (const [session, which] of [
    [old, 'old'],
    [fresh, 'fresh'],
  ] as const) {
    if ((await settled(session)) && !failures.has('silence')) continue;
    if (session.client.process.ended === undefined && !failures.has('silence'))
      failures.add('never settled', `The ${which} server is still busy.`);
    return;
  }
  checkShown(old, world, failures);
  const probes = probesOf(world, random);
  let differences = await differencesOf(old, fresh, probes, failures);
  // Unanswered requests are already reported.
  if (differences.length === 0 || failures.has('silence', 'died')) return;
  const early = new Map(differences.map((difference) => [difference.aspect, difference]));
  await sleep(delay);
  await Promise.all([settled(old), settled(fresh)]);
  differences = await differencesOf(old, fresh, probes, failures);
  if (failures.has('silence')) return;
  for (const { aspect, detail } of differences) {
    failures.add(`differs:${aspect}`, detail);
    early.delete(aspect);
  }
  for (const { aspect, detail } of early.values()) if (!comesAgain.has(aspect)) failures.add(`late:${aspect}`, detail);
}

/** No diagnostics remain of another version, or of a closed document that belongs to no topology. */
function checkShown(session: Session, world: World, failures: Failures): void {
  const versions = new Map([...world.open].map(([name, { version }]) => [canonicalUri(session.uri(name)), version]));
  const closed = [...world.disk.entries.keys()].filter(isPath).map((name) => canonicalUri(session.uri(name)));
  for (const [uri, { version, diagnostics }] of session.client.shown) {
    const current = versions.get(uri);
    if (current !== undefined && version !== undefined && version !== current) {
      failures.add('version:stale', `Version ${version} of ${uri} is shown, and the text is at ${current}.`);
    }
    if (current === undefined && diagnostics.length > 0 && !closed.includes(uri) && !isImportedVirtual(uri, world)) {
      failures.add('left over', `${uri} is closed and gone, and shows ${diagnostics[0]?.message}`);
    }
  }
}

/** Whether a closed file with a scheme that the client serves can still be part of a topology. */
function isImportedVirtual(uri: string, world: World): boolean {
  return world.disk.entries.has(uri) && [...world.open.keys()].some((name) => !isPath(name) && !isInWorkspace(name));
}

async function differencesOf(
  old: Session,
  fresh: Session,
  probes: readonly Probe[],
  failures: Failures,
): Promise<Difference[]> {
  const [one, other] = await Promise.all([
    observe(old, probes, (kind, detail) => failures.add(kind, detail)),
    observe(fresh, probes, (kind, detail) => failures.add(ofFresh + kind, detail)),
  ]);
  const aspects = new Set([...one.keys(), ...other.keys()]);
  return [...aspects].flatMap((aspect) => {
    // Fixes are requested with the shown diagnostics: if those differ, the fixes add no information.
    if (aspect === 'codeActions' && differenceIn('diagnostics', one, other)) return [];
    const detail = differenceIn(aspect, one, other);
    return detail === undefined ? [] : [{ aspect, detail }];
  });
}

function differenceIn(aspect: string, one: Observation, other: Observation): string | undefined {
  const [a, b] = [one.get(aspect), other.get(aspect)];
  for (const place of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
    const path = firstDifference(a?.get(place) ?? null, b?.get(place) ?? null);
    if (path !== undefined) return `${aspect} of ${place}${path}`;
  }
  return undefined;
}

/** The first difference of two values. */
function firstDifference(old: unknown, fresh: unknown): string | undefined {
  if (isObject(old) && isObject(fresh) && Array.isArray(old) === Array.isArray(fresh)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
      const inner = firstDifference(old[key], fresh[key]);
      if (inner !== undefined) return `.${key}${inner}`;
    }
    return undefined;
  }
  return Object.is(old, fresh) ? undefined : `\n  old:   ${shown(old)}\n  fresh: ${shown(fresh)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 600 ? `${text.slice(0, 600)} …` : text;
}
