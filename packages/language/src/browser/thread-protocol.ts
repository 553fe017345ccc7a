/** The name of workers that analyze, by which the script knows what it is. */
export const analysisName = 'azroute analysis';

/** What the host sends to such a worker besides JSON-RPC messages. */
export type ToThread =
  | {
      /** First: one number, which states before it are obsolete, in memory that both see; undefined without such memory. */
      readonly wanted: Int32Array | undefined;
    }
  | {
      /** Without shared memory: states before this one are obsolete. The worker reads it when its work pauses. */
      readonly superseded: number;
    };

/** What it sends to the host besides JSON-RPC messages. */
export type ToHost = { readonly ready: true } | { readonly failed: string };
