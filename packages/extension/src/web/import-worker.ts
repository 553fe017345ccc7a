import type { InputFile } from '@azroute/import';
import { imported } from '../import/imported.js';

/** The part of a worker's global scope that is used; the types of the DOM would clash with those of Node. */
interface Scope {
  onmessage: ((event: { readonly data: readonly InputFile[] }) => void) | null;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as Scope;
scope.onmessage = ({ data }) => {
  imported(data).then(
    (result) => scope.postMessage(result),
    // An error outside of a promise reaches whoever started the worker.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
};
