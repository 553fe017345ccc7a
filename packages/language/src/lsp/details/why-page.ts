import type {
  Address,
  Candidate,
  Cause,
  DeclId,
  OsCandidate,
  OsWhy,
  Prefix,
  PrefixStops,
  Stop,
  Why,
} from '@azroute/engine';
import { blocks, bounded, count, escapeText, leftAfter, table } from '../hover/markdown.js';
import type { Page } from '../hover/page.js';

/**
 * Why a NIC sends packets for an address or a prefix where it does: the rows that decide, and for each other candidate
 * what beat it. For the NIC of an appliance, its operating system decides first (R189).
 */
export function whyPage(page: Page, nic: DeclId, to: Address | Prefix): string | undefined {
  const why = page.snapshot.why(nic, to);
  if (!why) return undefined;
  const nva = page.network.nvaOfNic(nic);
  const first = nva && page.snapshot.whyOperatingSystem(nva.id, to);
  return blocks([
    `## ${page.ref(nic)} to ${to.text}`,
    first && operatingSystem(page, first),
    first && `### Then Azure, at the NIC ${page.ref(nic)}`,
    page.cause(why.decision),
    section('Decides', candidates(page, why.decides)),
    section('Loses', candidates(page, why.losers)),
    section(`Inside ${why.prefix.text}, with rows of their own`, candidates(page, why.inside)),
    missing(page, why),
    ...why.stops.map((each) => stopped(page, each)),
    section('Note', causes(page, why.notes)),
  ]);
}

function section(title: string, text: string | undefined): string | undefined {
  return text ? `**${title}**\n\n${text}` : undefined;
}

function causes(page: Page, all: readonly Cause[]): string {
  return bounded(all, page.limits.items, (cause) => `- ${page.cause(cause)}`).join('\n');
}

function candidates(page: Page, all: readonly Candidate[]): string {
  const rows = all
    .slice(0, page.limits.rows)
    .map((one) => [
      escapeText(one.source),
      one.state === 'absent' ? 'not in the table' : one.state,
      one.prefix.text,
      [one.nextHopType, ...one.nextHops.map(escapeText)].join(' '),
      reasons(page, one),
    ]);
  return blocks([
    table(['Source', 'State', 'Prefix', 'Next hop', 'Why'], rows),
    leftAfter(page.limits.rows, all.length, 'row'),
  ]);
}

/** Where a row comes from, and what beat it. */
function reasons(page: Page, { causes: all, beatenBy }: Candidate): string {
  const from = [...new Set(all.map((cause) => page.cause(cause)))].slice(0, page.limits.items);
  return [...from, ...(beatenBy ? [`**But:** ${page.cause(beatenBy)}`] : [])].join(' ');
}

function operatingSystem(page: Page, why: OsWhy): string {
  return blocks([
    `### First the operating system of ${page.ref(why.nva)}`,
    page.cause(why.decision),
    section('Decides', osCandidates(page, why.decides)),
    section('Loses', osCandidates(page, why.losers)),
    ...why.notSent.map((each) => stopped(page, each)),
    section('Note', causes(page, why.notes)),
  ]);
}

function osCandidates(page: Page, all: readonly OsCandidate[]): string {
  return bounded(all, page.limits.items, ({ prefix, cause, beatenBy }) => {
    const but = beatenBy ? ` **But:** ${page.cause(beatenBy)}` : '';
    return `- ${prefix.text}: ${page.cause(cause)}${but}`;
  }).join('\n');
}

/** A route that a reader could expect and that is not in the table. */
function missing(page: Page, { missing: route }: Why): string | undefined {
  if (!route) return undefined;
  const holders = [...new Set(route.heldBy.flatMap((way) => way.at(-1)?.speaker.device ?? []))];
  return section(
    `Why not ${route.prefix.text}`,
    blocks([
      causes(page, route.reasons),
      holders.length > 0 ? `BGP has it at ${holders.map((id) => page.ref(id)).join(', ')}.` : undefined,
    ]),
  );
}

const verbs: Readonly<Record<Stop['kind'], string>> = {
  rejected: 'rejected',
  notChosen: 'not chosen',
  withheld: 'withheld',
  sessionDown: 'session down',
};

/** Where a route stopped in BGP; places where this makes no difference are only counted. */
function stopped(page: Page, { prefix, stops }: PrefixStops): string | undefined {
  const harmless = stops.filter((stop) => stop.harmless).length;
  const items = bounded(
    stops.filter((stop) => !stop.harmless),
    page.limits.items,
    (stop) => `- ${between(page, stop)}: ${verbs[stop.kind]}. ${page.cause(stop.cause)}`,
  );
  if (harmless > 0) items.push(`- ${count(harmless, 'place')} where the receiver has it already`);
  return section(`Where ${prefix.text} stopped in BGP`, items.join('\n'));
}

/** The two ends in the direction of the route. */
function between(page: Page, { kind, at, peer }: Stop): string {
  const here = page.ref(at.device);
  if (!peer) return here;
  const there = page.ref(peer.device);
  return kind === 'rejected' || kind === 'notChosen' ? `${there} → ${here}` : `${here} → ${there}`;
}
