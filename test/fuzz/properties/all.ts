import { fixes } from './fixes.js';
import { formatting } from './formatting.js';
import { places } from './places.js';
import type { Property } from './property.js';
import { reports } from './reports.js';
import { whole } from './whole.js';
import { work } from './work.js';

/** Everything that holds for every text. */
export const properties: readonly Property[] = [work, reports, whole, places, formatting, fixes];
