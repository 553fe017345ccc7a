import { Uri, workspace } from 'vscode';
import { encodedName, withLinks } from './markdown-links.js';

/**
 * A document with links that the Markdown preview follows. It shows a link with the scheme of a file as plain text, and
 * takes an absolute path as one in the first folder of the workspace. A file that cannot be reached like that has no
 * link.
 */
export function withPreviewLinks(text: string): string {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return withLinks(text, (target) => folder && pathFrom(folder, Uri.parse(target), target));
}

/** The path of a file as seen from a folder, beginning with a slash. */
function pathFrom(folder: Uri, { scheme, authority, path, fragment }: Uri, target: string): string | undefined {
  if (scheme !== folder.scheme || authority !== folder.authority) return undefined;
  const [from, to] = [partsOf(folder.path), partsOf(path)];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  // Another drive of Windows.
  if (shared === 0 && /^\/[a-z]:/i.test(path)) return undefined;
  const up = from.slice(shared).map(() => '..');
  const down = to.slice(shared).map((name) => encodedName(name));
  return `/${[...up, ...down].join('/')}${target.includes('#') ? `#${fragment}` : ''}`;
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '');
}
