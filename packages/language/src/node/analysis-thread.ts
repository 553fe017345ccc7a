import { parentPort, workerData } from 'node:worker_threads';
import { createConnection, PortMessageReader, ProposedFeatures } from 'vscode-languageserver/node';
import { JsonResultWriter } from '../lsp/json-result-writer.js';
import { startServer } from '../lsp/server.js';
import { ClientFileSystem } from '../workspace/client-file-system.js';
import { Pauses } from './pauses.js';
import { RealFileSystem } from './real-file-system.js';
import { collectYoung, releaseMemory } from './release-memory.js';

/** The data that a thread gets when it starts. */
export interface ThreadData {
  /** One number: states before it are obsolete. Written by the host while the thread works. */
  readonly wanted: Int32Array;
  /** One number: 1 while another thread answers requests; undefined if there are cores for both. */
  readonly others: Int32Array | undefined;
}

/** How often garbage is collected in a row when nothing happens, at most; the other thread answers meanwhile. */
const mostCollections = 6;

/** Tells a thread to give way if its work, which it does in slices, has no look at the shared number for a while. */
export const givingWay = { jsonrpc: '2.0', method: '$/azroute/giveWay' } as const;

/** Serves the host that started this thread, until the host ends it. */
export function runAnalysisThread(): void {
  const port = parentPort;
  if (!port) throw new Error('This is not a thread.');
  const { wanted, others } = workerData as ThreadData;
  const pauses = others && new Pauses(others);
  port.on('message', ({ method }: { readonly method?: string }) => method === givingWay.method && pauses?.take());
  const connection = createConnection(
    ProposedFeatures.all,
    new PortMessageReader(port),
    new JsonResultWriter((message) => port.postMessage(message)),
  );
  startServer(
    connection,
    { fileSystemProvider: () => new ClientFileSystem(connection, new RealFileSystem()) },
    {
      isSuperseded: (epoch) => {
        const isObsolete = () => Atomics.load(wanted, 0) > epoch;
        if (!pauses || isObsolete()) return isObsolete();
        pauses.take();
        return isObsolete();
      },
      ...(others && { analysed: collectYoung }),
      // On its own, V8 keeps memory that it once had for hours, and a server runs as long as its editor.
      rest: () => releaseMemory(mostCollections),
    },
  );
}
