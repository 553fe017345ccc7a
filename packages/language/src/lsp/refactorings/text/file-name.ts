import { freeName } from '@azroute/engine';
import { type AstNode, type URI, UriUtils } from 'langium';

/** What files with statements that have no name are called, by the first word of the first one. */
const plurals: Readonly<Record<string, string>> = { expect: 'expectations', bgp: 'sessions', service: 'service-tags' };

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const ending = '.azroute';

/** A file beside another one that does not exist yet, named after what will be in it. */
export function newFile(
  document: URI,
  taken: readonly string[],
  statements: readonly AstNode[],
): { readonly name: string; readonly uri: URI } {
  const names = taken.map((one) => (one.toLowerCase().endsWith(ending) ? one.slice(0, -ending.length) : one));
  const name = `${freeName(wantedName(statements), names)}${ending}`;
  return { name, uri: UriUtils.joinPath(UriUtils.dirname(document), name) };
}

/** The name of the first statement that has one, as far as it can name a file, or what its statements are. */
function wantedName(statements: readonly AstNode[]): string {
  const named = statements.flatMap((node) => nameOf(node) ?? []).map(fileName);
  const word = /^\w*/.exec(statements[0]?.$cstNode?.text ?? '')?.[0] ?? 'part';
  return named.find((name) => name !== '') ?? plurals[word] ?? `${word}s`;
}

function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return devices.test(plain) ? `network-${plain}` : plain;
}

/** The name of a statement; undefined if it has none. */
export function nameOf(node: AstNode | undefined): string | undefined {
  const { name } = (node ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name.replace(/^"|"$/g, '') : undefined;
}
