import { lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { svgText } from '@azroute/diagram';
import { askedPicture, Failure, fenceWord, isPictureFile, languageCodes, readFence } from '@azroute/language';
import { documentUri, openTopology } from '@azroute/language/node';
import { errorCode } from '../files/error-code.js';
import type { Io } from '../io.js';
import { findingsOf } from '../present/diagnostic.js';
import { type SettingsOptions, settingsFrom } from '../settings-options.js';
import { type Block, blocksOf } from './markdown-blocks.js';

/** The largest Markdown file that is read, in bytes. */
const largest = 10_000_000;

/** The picture of a block, and whether its file says the same. */
export interface BlockPicture {
  /** The file, relative to the current folder. */
  readonly shown: string;
  readonly path: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** What is found in a Markdown file. */
export interface MarkdownPictures {
  readonly pictures: readonly BlockPicture[];
  /** Why pictures cannot be drawn, one sentence each, with the line of the block. */
  readonly problems: readonly string[];
}

/** Whether a file is Markdown, by its name. */
export function isMarkdown(file: string): boolean {
  return ['.md', '.markdown', '.mdown', '.mkd'].includes(extname(file).toLowerCase());
}

/** The blocks to which pictures belong, by the paths of the pictures: those of all files that are drawn at once. */
export type TakenPictures = Map<string, { readonly file: string; readonly line: number }>;

/**
 * Draws the pictures that belong to the blocks of a Markdown file; nothing is written.
 * @param taken the pictures of other files; those of this one are added
 * @throws Failure if the file cannot be read
 */
export async function markdownPictures(
  file: string,
  taken: TakenPictures,
  options: SettingsOptions,
  io: Io,
): Promise<MarkdownPictures> {
  const path = resolve(io.cwd, file);
  const pictures: BlockPicture[] = [];
  const problems: string[] = [];
  for (const block of blocksOf(await textOf(path, file))) {
    try {
      const question = readFence(block.info);
      const link = question.picture ?? block.follows;
      if (link === undefined || !isPictureFile(link)) continue;
      const target = await targetOf(link, path, io.cwd);
      const other = taken.get(target.path);
      if (other !== undefined) {
        const where = other.file === file ? `in line ${other.line}` : `at ${other.file}:${other.line}`;
        throw new Failure(`${target.shown} is the picture of the block ${where} already`);
      }
      taken.set(target.path, { file, line: block.line });
      const text = await drawn(block, question, path, options, target.shown, io);
      pictures.push({ ...target, text, isCurrent: (await earlier(target)) === text });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(`${file}:${block.line}: ${error.message}`);
    }
  }
  return { pictures, problems };
}

/** Writes the pictures that are not current. */
export async function writeBlockPictures(pictures: readonly BlockPicture[]): Promise<void> {
  for (const { path, shown, text } of pictures) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    } catch (error) {
      throw new Failure(`${shown} cannot be written: ${errorCode(error)}`);
    }
  }
}

async function textOf(path: string, shown: string): Promise<string> {
  try {
    const stats = await lstat(await realpath(path));
    if (!stats.isFile()) throw new Failure(`${shown} is not a regular file; give the path of a Markdown file`);
    if (stats.size > largest)
      throw new Failure(`${shown} is larger than the limit of 10 MB; split it into several files`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${shown} cannot be read: ${errorCode(error)}`);
  }
}

/**
 * The file that a link in a Markdown file means.
 * @throws Failure if it is neither below the Markdown file nor below the current folder
 */
async function targetOf(link: string, markdown: string, cwd: string) {
  let name = link;
  try {
    name = decodeURIComponent(link);
  } catch {
    // A percent sign that encodes nothing is part of the name.
  }
  const path = resolve(dirname(markdown), name);
  const shown = relative(cwd, path).split(sep).join('/');
  const isBelow = (folder: string) => {
    const way = relative(folder, path);
    return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
  };
  if (
    isAbsolute(name) ||
    !(isBelow(dirname(markdown)) || isBelow(cwd)) ||
    !(await isReallyBelow(path, [dirname(markdown), cwd]))
  ) {
    throw new Failure(`the picture ${link} would be outside of the current folder and that of the file`);
  }
  return { path, shown };
}

/** Whether the folder in which a file is, or will be, is in one of these also when links are followed. */
async function isReallyBelow(path: string, folders: readonly string[]): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined && folder !== dirname(folder)) continue;
    if (real === undefined) return false;
    const allowed = await Promise.all(folders.map((each) => realpath(each)));
    return allowed.some((each) => real === each || real.startsWith(each.endsWith(sep) ? each : each + sep));
  }
}

/**
 * What the file of a picture says now; undefined if there is none.
 * @throws Failure if it is no picture of azroute, which must not be replaced
 */
async function earlier({
  path,
  shown,
}: {
  readonly path: string;
  readonly shown: string;
}): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile()) throw new Failure(`${shown} is not a regular file, so it is not replaced`);
    const text = await readFile(path, 'utf8');
    if (text === '' || /^<svg [^>]*role="graphics-document"/.test(text)) return text;
    throw new Failure(`${shown} is not drawn by azroute, so it is not replaced; give the block another picture`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new Failure(`${shown} cannot be read: ${errorCode(error)}`);
  }
}

/** @throws Failure if the text has errors: the earlier picture stays */
async function drawn(
  { text, line }: Block,
  question: ReturnType<typeof readFence>,
  markdown: string,
  options: SettingsOptions,
  title: string,
  io: Io,
): Promise<string> {
  // Imports are relative to the Markdown file.
  const path = join(dirname(markdown), `${line}.block-of-markdown.azroute`);
  const opened = await openTopology([path], settingsFrom(options), new Map([[documentUri(path), text]]));
  const findings = [...opened.textProblems()].flatMap(([uri, list]) => findingsOf(uri, list, io.cwd));
  const errors = findings.filter(({ severity, code }) => severity === 'error' && code in languageCodes);
  const [first] = errors;
  if (first) {
    const where = first.file.endsWith('.block-of-markdown.azroute')
      ? `line ${line + first.line}`
      : `${first.file}:${first.line}`;
    const others = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    throw new Failure(`${where}: ${first.message}${others}`);
  }
  const [view] = opened.views;
  if (!view) throw new Failure('the block contains no topology');
  const { picture, overlay } = askedPicture(view, question, fenceWord);
  const name = title.split('/').at(-1) ?? title;
  return svgText(picture, { theme: question.theme, title: name, overlay });
}
