import { parentPort, workerData } from 'node:worker_threads';
import { imported } from '../import/imported.js';

parentPort?.postMessage(imported(workerData));
