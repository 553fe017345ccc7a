import { URI, UriUtils } from 'langium';
import {
  azureIdsIn,
  type ConfigurationLanguage,
  configurationChange,
  configurationLanguages,
} from '../../difference/configuration/index.js';
import { type Difference, differenceOf } from '../../difference/difference.js';
import { differenceMarkdown, escapedMarkdown } from '../../difference/markdown.js';
import type { CompareParams, CompareResult } from '../../protocol.js';
import type { AzrouteServices } from '../../services.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { LazyView } from '../../topology/view.js';
import { currentViews } from '../code-actions/view-of.js';
import { buildScratch } from '../scratch.js';
import { earlierFiles } from './earlier-files.js';
import { stateOf } from './state-of.js';

/**
 * Compares the topologies that contain a document with those of an earlier state of their files, under the
 * configuration of today.
 */
export async function comparedTexts(services: AzrouteServices, params: CompareParams): Promise<CompareResult> {
  if (!isSound(params)) return { refused: 'The request to compare is not valid.' };
  const views = services.topology.TopologyProvider.viewsOf(params.textDocument.uri);
  const documents = services.shared.workspace.LangiumDocuments;
  const current = currentViews(services, params.textDocument.uri);
  if (views.length === 0 || current.length < views.length)
    return { refused: 'The text is not analyzed yet. Try again.' };
  const known = new Map(Object.entries(params.before).map(([uri, text]) => [URI.parse(uri).toString(), text]));
  const textOf = (uri: string) => {
    if (known.has(uri) || !params.othersAreEqual) return known.get(uri);
    return documents.getDocument(URI.parse(uri))?.textDocument.getText() ?? null;
  };
  const missing = new Set<string>();
  const differences: { readonly root: string; readonly difference: Difference }[] = [];
  for (const view of views) {
    const earlier = earlierFiles(services, view.root, textOf);
    if (earlier === 'too many') return { refused: 'The earlier state imports too many files to be compared.' };
    if ('missing' in earlier) for (const uri of earlier.missing) missing.add(uri);
    else if (missing.size === 0) {
      differences.push({ root: view.root, difference: await differenceFrom(services, view, earlier.texts) });
    }
  }
  if (missing.size > 0) return { missing: [...missing] };
  return { text: params.as ? configurationText(differences, params.as, params.ids) : markdownText(differences) };
}

async function differenceFrom(
  services: AzrouteServices,
  view: LazyView,
  texts: ReadonlyMap<string, string>,
): Promise<Difference> {
  const scratch = (await buildScratch(services, texts)) as AzrouteServices;
  const { configurations } = services.topology.TopologyProvider;
  scratch.topology.TopologyProvider.useSettings(configurations.settingsFor(URI.parse(view.root)));
  const before = scratch.topology.TopologyProvider.viewOf(view.root);
  if (!before) throw new Error(`${view.root} was not built`);
  return differenceOf(await stateOf(scratch, before, services), await stateOf(services, view, services));
}

type Differences = readonly { readonly root: string; readonly difference: Difference }[];

/** A chapter for each topology if there are several. */
function markdownText(differences: Differences): string {
  return differences
    .map(({ root, difference }) => {
      const text = differenceMarkdown(difference);
      return differences.length === 1 ? text : `## ${escapedMarkdown(UriUtils.basename(URI.parse(root)))}\n\n${text}`;
    })
    .join('\n');
}

/** The same change in several topologies is told once. */
function configurationText(differences: Differences, language: ConfigurationLanguage, ids: string | undefined): string {
  const known = ids === undefined ? undefined : azureIdsIn(ids);
  const texts = differences.map(({ difference: { declarations } }) =>
    configurationChange(declarations, language, known)
      .map((line) => `${visibleText(line)}\n`)
      .join(''),
  );
  return [...new Set(texts)].filter((text) => text !== '').join('\n');
}

type SoundParams = CompareParams & { readonly as?: ConfigurationLanguage };

function isSound(params: CompareParams): params is SoundParams {
  const { before, as, ids }: Partial<CompareParams> = params;
  return (
    typeof before === 'object' &&
    before !== null &&
    Object.values(before).every((text) => text === null || typeof text === 'string') &&
    (ids === undefined || typeof ids === 'string') &&
    (as === undefined || configurationLanguages.some((language) => language === as))
  );
}
