import type { DeclId } from '@azroute/engine';
import { type LangiumDocument, URI } from 'langium';
import type { DetailsParams, DetailsResult } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { isEnd } from '../call-hierarchy/steps.js';
import { exampleText } from '../hover/expectation-page.js';
import { blocks } from '../hover/markdown.js';
import { documentLimits, Page } from '../hover/page.js';
import { pageOf } from '../hover/pages.js';
import { declarationAtPosition } from '../names/declaration-at.js';
import type { EditorServices, EditorView } from '../services.js';
import { comparePage } from './compare-page.js';
import { destinationsOf } from './destinations.js';
import { nicOf } from './nic-of.js';
import { whyPage } from './why-page.js';

/** A document about a declaration: everything that a hover has no room for, or the way of packets. */
export function detailsOf(services: EditorServices, params: DetailsParams): DetailsResult {
  const document = documentOf(services, params);
  const [view] = document ? services.topology.TopologyProvider.viewsOf(document.uri.toString()) : [];
  if (!document || !view) return { refused: 'This file belongs to no topology.' };
  const at = params.position && declarationAtPosition(view, document, params.position);
  const id = params.declaration ?? at;
  if (id === undefined || view.kindOf(id) === undefined) {
    return { refused: 'Nothing is declared here. Put the cursor on a name, or in a statement.' };
  }
  const { what, to } = params;
  const about = subjects[what](view, id);
  if (about === undefined) return { refused: refusals[what](visibleText(view.labelOf(id))) };
  const page = new Page(view, services.lsp.RulePages, documentLimits);
  const result = texts[what](page, view, about, to);
  if (result === undefined) return { refused: refusals[what](visibleText(view.labelOf(id))) };
  if (typeof result !== 'string') return result;
  const title = titles[what](visibleText(view.labelOf(about)), (end) => visibleText(view.labelOf(end)), to);
  return { title, declaration: id, text: `${result}\n` };
}

type What = DetailsParams['what'];

/** What a document is about, by what is asked of a declaration; undefined if there is nothing. */
const subjects: Readonly<Record<What, (view: EditorView, id: DeclId) => DeclId | undefined>> = {
  page: (_view, id) => id,
  bgp: deviceOf,
  way: (_view, id) => id,
  why: nicOf,
  compare: nicOf,
};

/** The text of a document; undefined if there is none for such a declaration. */
const texts: Readonly<
  Record<
    What,
    (page: Page, view: EditorView, about: DeclId, to: string | undefined) => string | { refused: string } | undefined
  >
> = {
  page: pageText,
  bgp: pageText,
  way: wayText,
  why: whyText,
  compare: compareText,
};

const titles: Readonly<Record<What, (label: string, labelOf: (id: DeclId) => string, to?: string) => string>> = {
  page: (label) => label,
  bgp: (label) => label,
  way: (label, labelOf, to) => `${label} to ${to === undefined ? 'the Internet' : labelOf(to)}`,
  why: (label, _labelOf, to) => `${label} to ${visibleText(to ?? '')}`,
  compare: (label, labelOf, to) => `${label} and ${labelOf(to ?? '')}`,
};

const refusals: Readonly<Record<What, (label: string) => string>> = {
  page: (label) => `There is nothing to show about ${label}.`,
  bgp: (label) => `${label} has no BGP table.`,
  way: (label) => `${label} sends no packets. Choose a NIC, a host or a private endpoint.`,
  why: (label) => `${label} has no effective routes. Choose a NIC or an appliance.`,
  compare: (label) => `${label} has no effective routes to compare. Choose two NICs.`,
};

function documentOf(services: EditorServices, { textDocument }: DetailsParams): LangiumDocument | undefined {
  const uri: unknown = textDocument?.uri;
  return typeof uri === 'string' ? services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri)) : undefined;
}

/** The device whose BGP table is meant: the appliance of a NIC, or the thing itself. */
function deviceOf(view: EditorView, id: DeclId): DeclId {
  return view.snapshot.network.nvaOfNic(id)?.id ?? id;
}

function pageText({ rules, limits }: Page, view: EditorView, about: DeclId): string | undefined {
  return pageOf(view, about, rules, limits);
}

function wayText(
  page: Page,
  view: EditorView,
  from: DeclId,
  to: string | undefined,
): string | { refused: string } | undefined {
  if (!isEnd(view.snapshot, from)) return undefined;
  const way = view.kindOf(to ?? from) === undefined ? undefined : view.snapshot.way(from, to);
  if (!way) return { refused: 'The destination is gone, or has no address of the same family.' };
  return blocks([exampleText(page, way, 1)]);
}

function compareText(
  page: Page,
  view: EditorView,
  nic: DeclId,
  to: string | undefined,
): string | { refused: string } | undefined {
  if (to === undefined || view.kindOf(to) === undefined) return { refused: 'The second NIC is gone.' };
  if (to === nic) return { refused: 'Both are the same NIC. Choose another one.' };
  return view.kindOf(to) === 'nic' ? comparePage(page, nic, to) : undefined;
}

function whyText(
  page: Page,
  view: EditorView,
  nic: DeclId,
  to: string | undefined,
): string | { refused: string } | undefined {
  const destinations = destinationsOf(view, to ?? '');
  if ('refused' in destinations) return destinations;
  const answers = destinations.found.slice(0, page.limits.items).flatMap((each) => whyPage(page, nic, each) ?? []);
  return answers.length > 0 ? blocks(answers) : undefined;
}
