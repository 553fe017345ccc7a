import type { DiagramFileParams, DiagramFileResult } from '@azroute/language/protocol';
import { env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { noAnswer } from '../answer.js';

/** A way to write a picture to a file. */
interface Format extends QuickPickItem {
  readonly format: 'svg' | 'drawio';
  readonly extension: 'svg' | 'png' | 'drawio';
  /** Pixels of a PNG for each one of the picture. */
  readonly scale?: number;
}

const png = (scale: number, description: string): Format => ({
  label: `PNG, ${scale}×`,
  description,
  format: 'svg',
  extension: 'png',
  scale,
});

const formats: readonly Format[] = [
  { label: 'SVG', description: 'for documents and browsers, sharp at any size', format: 'svg', extension: 'svg' },
  png(2, 'for slides and chats'),
  png(1, 'small'),
  png(4, 'for print'),
  { label: 'draw.io', description: 'to change it by hand', format: 'drawio', extension: 'drawio' },
];

const themes = [
  { label: 'Light', description: 'for documents', theme: 'light' },
  { label: 'Dark', description: 'for dark slides', theme: 'dark' },
] as const;

/** What an export needs from its panel. */
interface Exporting {
  /** The root file of the topology, whose name the picture gets. */
  readonly uri: string;
  /** Asks for the picture as a file. */
  file(how: Pick<DiagramFileParams, 'format' | 'theme'>): Promise<DiagramFileResult | null>;
  /** Draws an SVG on pixels. @returns a PNG in base64; empty if it cannot be drawn */
  raster(text: string, width: number, height: number, scale: number): Promise<string>;
}

/** Where a diagram is written, and how, for a key binding. */
export interface ExportedAs {
  /** The end of its name decides the format. */
  readonly uri: Uri;
  readonly theme: 'light' | 'dark';
  /** Pixels of a PNG for each one of the picture, 2 by default. */
  readonly scale: number;
}

/** The format that the name of a file asks for; SVG for an unknown one. */
export function formatOf({ path }: Uri): Pick<Format, 'format' | 'scale'> {
  if (/\.png$/i.test(path)) return { format: 'svg', scale: 2 };
  return { format: /\.(drawio|xml)$/i.test(path) ? 'drawio' : 'svg' };
}

/** Asks for a format, a theme and a place, and writes the picture there. */
export async function exportDiagram(panel: Exporting): Promise<void> {
  const chosen = await window.showQuickPick(formats, { title: 'Export the diagram', placeHolder: 'Format' });
  const look =
    chosen && (await window.showQuickPick(themes, { title: `Export as ${chosen.label}`, placeHolder: 'Colors' }));
  if (!chosen || !look) return;
  const root = Uri.parse(panel.uri);
  const name = root.path.replace(/^.*\//, '').replace(/\.azroute$/, '') || 'network';
  const folder = root.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(root, '..');
  const target = await window.showSaveDialog({
    title: 'Export the diagram',
    filters: { [chosen.label]: [chosen.extension] },
    ...(folder && { defaultUri: Uri.joinPath(folder, `${name}.${chosen.extension}`) }),
  });
  if (target) await writeDiagram(panel, target, chosen, look.theme);
}

/** Writes the picture to a file, and offers to open it. */
export async function writeDiagram(
  panel: Exporting,
  target: Uri,
  { format, scale }: Pick<Format, 'format' | 'scale'>,
  theme: 'light' | 'dark',
): Promise<void> {
  const file = await panel.file({ format, theme });
  if (!file || 'refused' in file) {
    void window.showInformationMessage(file?.refused ?? noAnswer);
    return;
  }
  const content = scale === undefined ? new TextEncoder().encode(file.text) : await pixels(panel, file, scale);
  if (!content) {
    void window.showErrorMessage('The picture is too large for a PNG. Export it as SVG.');
    return;
  }
  try {
    await workspace.fs.writeFile(target, content);
  } catch (error) {
    void window.showErrorMessage(`The picture could not be written: ${error instanceof Error ? error.message : error}`);
    return;
  }
  void window.setStatusBarMessage(`Exported ${target.path.replace(/^.*\//, '')}`, 5_000);
}

/** Copies the picture as the text of an SVG. */
export async function copyAsSvg(panel: Exporting): Promise<void> {
  const file = await panel.file({ format: 'svg', theme: 'light' });
  if (!file || 'refused' in file) {
    void window.showInformationMessage(file?.refused ?? noAnswer);
    return;
  }
  await env.clipboard.writeText(file.text);
  void window.setStatusBarMessage('Copied the diagram as SVG', 5_000);
}

async function pixels(
  panel: Exporting,
  { text, width, height }: { readonly text: string; readonly width: number; readonly height: number },
  scale: number,
): Promise<Uint8Array | undefined> {
  const data = await panel.raster(text, width, height, scale);
  if (data === '') return undefined;
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}
