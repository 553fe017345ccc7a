import * as lsp from 'vscode-languageserver';
import * as protocol from '../../packages/language/src/protocol.js';

/** A request, as the library of the protocol describes it. */
interface Described {
  readonly method: string;
  readonly messageDirection: lsp.MessageDirection;
  /** Where the server says that it answers the request, such as `renameProvider.prepareProvider`. */
  readonly capabilities?: { readonly server?: string };
}

const requests: readonly Described[] = Object.entries(lsp)
  .filter(([name, described]) => name.endsWith('Request') && 'method' in Object(described))
  .map(([, described]) => described as unknown as Described);

/** The requests of the protocol that a server says it answers, and the kinds of its code actions. */
export function announcedRequests(announced: lsp.ServerCapabilities): string[] {
  const known = requests.filter(({ messageDirection }) => messageDirection !== lsp.MessageDirection.serverToClient);
  const methods = known.filter(({ capabilities }) => isAnnounced(announced, capabilities?.server));
  const { codeActionProvider: actions } = announced;
  const kinds = typeof actions === 'object' ? (actions.codeActionKinds ?? []) : [];
  return [...methods.map(({ method }) => method), ...kinds];
}

/** The capabilities that no known request belongs to, such as those of a protocol newer than the library. */
export function unknownCapabilities(announced: lsp.ServerCapabilities): string[] {
  const known = new Set(requests.map(({ capabilities }) => capabilities?.server?.split('.')[0]));
  const withoutRequests = new Set(['textDocumentSync', 'positionEncoding']);
  return Object.keys(announced).filter((name) => !known.has(name) && !withoutRequests.has(name));
}

/** The requests that azroute adds to the protocol, except those of the server to the editor. */
export function ownRequests(): string[] {
  const { fileRequests, ...others } = protocol;
  return Object.entries(others)
    .filter(([name]) => /Requests?$/.test(name))
    .flatMap(([, methods]) => (typeof methods === 'string' ? [methods] : Object.values(methods as object)));
}

function isAnnounced(announced: lsp.ServerCapabilities, path: string | undefined): boolean {
  if (path === undefined) return false;
  let value: unknown = announced;
  for (const name of path.split('.')) value = Object(value)[name];
  return value !== undefined && value !== false && value !== null;
}
