import type { DeclId } from './id.js';

/** The id of a named thing. Separators inside names are escaped, so that ids stay unique. */
export function declarationId(kind: string, path: readonly string[]): DeclId {
  return `${kind}:${pathInId(path)}`;
}

/** The part of an id that identifies a thing among those of its kind. */
export function pathInId(path: readonly string[]): string {
  return path.map(escapeName).join('/');
}

/** The names of which an id is made: those of {@link declarationId}. */
export function namesInId(id: DeclId): readonly string[] {
  return id
    .slice(id.indexOf(':') + 1)
    .split('/')
    .map((name) => name.replace(/%(25|2F|23)/g, decodeURIComponent));
}

function escapeName(name: string): string {
  return /[%/#]/.test(name) ? name.replace(/[%/#]/g, encodeURIComponent) : name;
}
