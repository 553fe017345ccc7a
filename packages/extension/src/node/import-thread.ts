import { parentPort, workerData } from 'node:worker_threads';
import { imported } from '../import/imported.js';

void imported(workerData).then((result) => parentPort?.postMessage(result));
