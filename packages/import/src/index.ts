export { type Comparable, type Imported, type ImportOptions, importAzure } from './import-azure.js';
export { expectationsFile, expectationsText, isImported } from './print/texts.js';
export type { InputFile } from './read/read-input.js';
export { type Change, changesBetween, statementsIn } from './report/changes.js';
export { exportCommands, type Shell, shells } from './report/commands.js';
export { newDevices } from './report/new-devices.js';
export type { Entry, OutputFile, Report } from './report/report.js';
export type { RoutesInput } from './routes/read-routes.js';
