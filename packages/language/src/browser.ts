export { serveWorker } from './browser/serve-worker.js';
