import type { FindingCode } from '@azroute/engine';

/**
 * The diagnostic codes of the language: AZR001 to AZR099, and AZR910 for faults of its own. A code keeps its number and
 * meaning for ever. An error is something that is left out of the computation or makes it meaningless; with a warning
 * the file is computed as written. They are in one table, since most are reported from several places.
 */
export const languageCodes = {
  AZR001: { code: 'AZR001', title: 'Syntax error', severity: 'error' },
  AZR002: { code: 'AZR002', title: 'Unknown name', severity: 'error' },
  AZR003: { code: 'AZR003', title: 'Ambiguous name', severity: 'error' },
  AZR004: { code: 'AZR004', title: 'Name used twice', severity: 'error' },
  AZR005: { code: 'AZR005', title: 'Names that differ only in case', severity: 'error' },
  AZR006: { code: 'AZR006', title: 'Wrong kind of thing', severity: 'error' },
  AZR007: { code: 'AZR007', title: 'Not an address or prefix', severity: 'error' },
  AZR008: { code: 'AZR008', title: 'Prefix with host bits set', severity: 'error' },
  AZR009: { code: 'AZR009', title: 'Name that needs quotes', severity: 'error' },
  AZR010: { code: 'AZR010', title: 'Imported file not found', severity: 'error' },
  AZR011: { code: 'AZR011', title: 'File cannot be read', severity: 'error' },
  AZR012: { code: 'AZR012', title: 'Setting written twice', severity: 'error' },
  AZR013: { code: 'AZR013', title: 'Number out of range', severity: 'error' },
  AZR014: { code: 'AZR014', title: 'Too large to be read', severity: 'error' },
  AZR020: { code: 'AZR020', title: 'Subnet outside its virtual network', severity: 'error' },
  AZR021: { code: 'AZR021', title: 'Address outside its subnet', severity: 'error' },
  AZR022: { code: 'AZR022', title: 'Reserved address', severity: 'error' },
  AZR023: { code: 'AZR023', title: 'Address used twice', severity: 'error' },
  AZR024: { code: 'AZR024', title: 'Overlapping subnets', severity: 'error' },
  AZR025: { code: 'AZR025', title: 'Overlapping address space', severity: 'error' },
  AZR026: { code: 'AZR026', title: 'Special subnet missing', severity: 'error' },
  AZR027: { code: 'AZR027', title: 'Two of a kind in one virtual network', severity: 'error' },
  AZR028: { code: 'AZR028', title: 'Two addresses of one family', severity: 'error' },
  AZR029: { code: 'AZR029', title: 'Address space that Azure does not allow', severity: 'error' },
  AZR030: { code: 'AZR030', title: 'Peering of a network with itself', severity: 'error' },
  AZR031: { code: 'AZR031', title: 'Peering declared twice', severity: 'error' },
  AZR032: { code: 'AZR032', title: 'Peering of overlapping networks', severity: 'error' },
  AZR033: { code: 'AZR033', title: 'Address family that the subnet lacks', severity: 'warning' },
  AZR034: { code: 'AZR034', title: 'Firewall without its subnet', severity: 'warning' },
  AZR035: { code: 'AZR035', title: 'Subnet too small', severity: 'error' },
  AZR036: { code: 'AZR036', title: 'Subnet smaller than advised', severity: 'information' },
  AZR037: { code: 'AZR037', title: 'IPv6 subnet that is no /64', severity: 'error' },
  AZR038: { code: 'AZR038', title: 'Route Server in a network with IPv6', severity: 'error' },
  AZR040: { code: 'AZR040', title: 'NVA without a NIC', severity: 'error' },
  AZR041: { code: 'AZR041', title: 'Both ends are the same', severity: 'error' },
  AZR042: { code: 'AZR042', title: 'Ends that do not fit together', severity: 'error' },
  AZR043: { code: 'AZR043', title: 'AS number missing', severity: 'error' },
  AZR044: { code: 'AZR044', title: 'AS number not allowed', severity: 'error' },
  AZR045: { code: 'AZR045', title: 'Attribute without meaning here', severity: 'error' },
  AZR046: { code: 'AZR046', title: 'NIC of two NVAs', severity: 'error' },
  AZR047: { code: 'AZR047', title: 'NIC of another device', severity: 'error' },
  AZR050: { code: 'AZR050', title: 'Declaration that nothing uses', severity: 'hint' },
  AZR051: { code: 'AZR051', title: 'Import that brings nothing', severity: 'hint' },
  AZR052: { code: 'AZR052', title: 'Comment that ignores nothing', severity: 'warning' },
  AZR053: { code: 'AZR053', title: 'Comment that cannot ignore', severity: 'warning' },
  AZR054: { code: 'AZR054', title: 'Mistake in azroute.json', severity: 'error' },
  AZR055: { code: 'AZR055', title: 'Problems that are not shown', severity: 'information' },
  AZR910: { code: 'AZR910', title: 'Analysis failed', severity: 'error' },
} as const satisfies Record<string, FindingCode>;

/** A diagnostic code of the language. */
export type LanguageCode = keyof typeof languageCodes;

/** The address of a code's documentation page. */
export function codeHref(code: string): string {
  return `https://github.com/azroute/azroute/blob/main/docs/diagnostics/${code}.md`;
}
