import { type FindingCode, findingCodes } from '@azroute/engine';
import { languageCodes } from './codes.js';

/** All diagnostic codes of azroute, of the language and of the engine, sorted. */
export const allCodes: readonly FindingCode[] = [...Object.values<FindingCode>(languageCodes), ...findingCodes].sort(
  (a, b) => (a.code < b.code ? -1 : 1),
);

/** The groups of codes, each with its first and last number. */
export const codeGroups: readonly { readonly title: string; readonly from: number; readonly to: number }[] = [
  { title: 'Syntax, names and files', from: 1, to: 19 },
  { title: 'Addresses and networks', from: 20, to: 39 },
  { title: 'Devices, sessions and connections', from: 40, to: 49 },
  { title: 'Unused elements, ignore comments and configuration', from: 50, to: 99 },
  { title: 'Forwarding loops', from: 100, to: 109 },
  { title: 'Black holes', from: 110, to: 129 },
  { title: 'Inspection and symmetry', from: 130, to: 199 },
  { title: 'BGP and Route Server', from: 200, to: 299 },
  { title: 'Peerings and gateways', from: 300, to: 399 },
  { title: 'Route tables', from: 400, to: 499 },
  { title: 'Overlays', from: 500, to: 599 },
  { title: 'Expectations', from: 600, to: 699 },
  { title: 'azroute itself', from: 900, to: 999 },
];

/** The codes of a group. */
export function codesOf({ from, to }: (typeof codeGroups)[number]): readonly FindingCode[] {
  return allCodes.filter(({ code }) => Number(code.slice(3)) >= from && Number(code.slice(3)) <= to);
}
