import { expect, it } from 'vitest';
import { folderOfCall, withoutPrefix } from './folder-of-call.js';

const net = { name: 'net', path: '/home/net', files: ['a.azroute', 'both.azroute'] };
const net2 = { name: 'net2', path: '/home/net2', files: ['b.azroute', 'both.azroute'] };

async function chosen(named: string | undefined, folders = [net, net2]): Promise<string | undefined> {
  const containing = (path: string) => folders.find((folder) => path.startsWith(`${folder.path}/`));
  const exists = async (folder: typeof net, path: string) => folder.files.includes(path);
  const found = await folderOfCall(folders, named, containing, exists);
  return found && `${found.folder.path} ${named === undefined ? '' : withoutPrefix(named, found.prefix)}`.trimEnd();
}

it.each([
  [undefined, '/home/net'],
  ['/home/net2/b.azroute', '/home/net2 /home/net2/b.azroute'],
  ['/elsewhere/c.azroute', '/home/net /elsewhere/c.azroute'],
  ['b.azroute', '/home/net2 b.azroute'],
  ['both.azroute', '/home/net both.azroute'],
  ['net2/both.azroute', '/home/net2 both.azroute'],
  ['net2/*.azroute', '/home/net2 *.azroute'],
  ['net2\\b.azroute', '/home/net2 b.azroute'],
  ['net2', '/home/net2 .'],
  ['missing.azroute', '/home/net missing.azroute'],
])('takes the folder that %s means', async (named, expected) => {
  expect(await chosen(named)).toBe(expected);
});

it('takes the only folder, and none if there is none', async () => {
  expect(await chosen('net2/b.azroute', [net])).toBe('/home/net net2/b.azroute');
  expect(await chosen('a.azroute', [])).toBeUndefined();
});

it('leaves paths that do not begin with the name of the folder', () => {
  expect(withoutPrefix('net2/a.azroute', 'net')).toBe('net2/a.azroute');
});
