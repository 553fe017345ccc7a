import { createServer } from 'node:net';

/** Tries to listen on a port of 127.0.0.1; resolves to the actual port (0 means any), or undefined if it is busy. */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}

/**
 * The requested port if it is free, otherwise any free one.
 * @param {number} wanted
 * @returns {Promise<{ port: number, busy: boolean }>}
 */
export async function portOrFree(wanted) {
  const got = await tryPort(wanted);
  return got === undefined ? { port: await tryPort(0), busy: true } : { port: got, busy: false };
}
