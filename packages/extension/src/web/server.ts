import { serveWorker } from '@azroute/language/browser';

void serveWorker(globalThis as unknown as Parameters<typeof serveWorker>[0]);
