export * from './cause.js';
export * from './defaults.js';
export type * from './expectation.js';
export * from './export-policy.js';
export * from './model.js';
export * from './network.js';
export * from './owner.js';
export * from './thing.js';
export * from './without.js';
