import type { DeclId } from '@azroute/engine';
import { advertised, down, type Flow, flowsOf, learned } from './exchange.js';
import { blocks, count, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';

/** For each peer of a device: the routes learned from it with their results, and those advertised to it. */
export function peerSections(page: Page, device: DeclId): string {
  const out = flowsOf(page, (side) => page.speaker(side.local)?.device === device);
  const back = flowsOf(page, (side) => page.speaker(side.remote)?.device === device);
  const sections = out.slice(0, page.limits.items).map((flow) => {
    const inbound = back.find((other) => other.from === flow.to && other.declaration === flow.declaration);
    const stopped = down(page, flow);
    if (stopped !== undefined) return blocks([peerHeading(page, flow), stopped]);
    return blocks([peerHeading(page, flow), inbound && learned(page, inbound), advertised(page, flow)]);
  });
  if (out.length > page.limits.items) sections.push(`… and ${count(out.length - page.limits.items, 'more peer')}`);
  return sections.join('\n\n---\n\n');
}

/** The peer of a flow: its name, AS and addresses, and particulars of the session. */
function peerHeading(page: Page, flow: Flow): string {
  const [first] = flow.sides;
  const peer = first && page.speaker(first.remote);
  const addresses = new Set(flow.sides.flatMap((side) => side.remoteAddress ?? []));
  return facts([
    `**${page.ref(flow.to)}**`,
    peer?.asn === undefined ? undefined : `AS ${peer.asn}`,
    [...addresses].map(escapeText).join(', '),
    first?.kind === 'ibgp' ? 'iBGP' : undefined,
    first?.tunnel === undefined ? undefined : `over ${page.ref(first.tunnel)}`,
    first?.origin === 'automatic' ? 'set up by the platform' : undefined,
  ]);
}
