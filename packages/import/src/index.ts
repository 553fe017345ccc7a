export { printStatements } from './print/print.js';
