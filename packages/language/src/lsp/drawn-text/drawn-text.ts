import { type Picture, type SvgOptions, svgText } from '@azroute/diagram';
import { URI, UriUtils } from 'langium';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { askedPicture } from '../../asked/asked-picture.js';
import { Failure } from '../../asked/failure.js';
import { fenceWord, readFence } from '../../asked/fence.js';
import { type DrawTextParams, type DrawTextResult, largestDrawnText } from '../../protocol.js';
import type { AzrouteServices } from '../../services.js';
import { visibleText } from '../../symbols/visible-text.js';
import { languageCodes } from '../../validation/codes.js';
import { buildScratch } from '../scratch.js';

/** Where the text of a block stands as long as it is drawn; nothing else is there to be imported. */
const folder = URI.parse('azroute-block:/');
const usualPath = 'block.azroute';

/** The longest picture that is sent, in characters: an unfolded estate of a thousand networks. */
const longestPicture = 2_000_000;

/** Draws the text of a block in a document, apart from the workspace. */
export async function drawnText(services: AzrouteServices, params: DrawTextParams): Promise<DrawTextResult> {
  const { text, info, others = {}, path = usualPath } = params;
  if (lengthOf(text, others) > largestDrawnText) {
    return {
      says: `This block has more than ${largestDrawnText.toLocaleString('en')} characters: too many to be drawn here.`,
    };
  }
  try {
    const question = readFence(info);
    const uri = UriUtils.joinPath(folder, path).toString();
    const beside = Object.entries(others).map(
      ([each, content]) => [UriUtils.joinPath(folder, each).toString(), content] as const,
    );
    const texts = new Map([...beside, [uri, text]]);
    const scratch = (await buildScratch(services, texts)) as AzrouteServices;
    const view = scratch.topology.TopologyProvider.viewOf(uri);
    if (!view) throw new Error('the block was not built');
    const says = await errorsIn(scratch, uri);
    const { picture, overlay } = askedPicture(view, question, fenceWord);
    if (says !== undefined && picture.boxes.length === 0) return { says };
    return {
      ...drawn(picture, { theme: question.theme, title: 'azroute', overlay }),
      ...(says !== undefined && { says }),
    };
  } catch (error) {
    if (error instanceof Failure) return { says: sentence(error.message) };
    throw error;
  }
}

function drawn(picture: Picture, options: SvgOptions): DrawTextResult {
  const svg = svgText(picture, options);
  return svg.length > longestPicture
    ? { says: 'The picture is too large to be shown here; leave unfold= out.' }
    : { svg };
}

function lengthOf(text: string, others: Readonly<Record<string, string>>): number {
  return Object.values(others).reduce((sum, each) => sum + each.length, text.length);
}

/** The first error of the text, and how many others there are; undefined if there is none. */
async function errorsIn({ shared, validation }: AzrouteServices, uri: string): Promise<string | undefined> {
  const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  const found = document ? await validation.DocumentValidator.validateDocument(document) : [];
  const errors = found.filter(
    ({ severity, code }) => severity === DiagnosticSeverity.Error && String(code) in languageCodes,
  );
  const [first] = errors;
  if (!first) return undefined;
  const message = typeof first.message === 'string' ? first.message : first.message.value;
  const others = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return sentence(`line ${first.range.start.line + 1}: ${message}${others}`);
}

function sentence(text: string): string {
  const shown = visibleText(text);
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}
