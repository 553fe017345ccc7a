import type { FindingCode } from '@azroute/engine';

/**
 * The diagnostic codes of the language: AZR001 to AZR099, and AZR910 for faults of azroute itself. A code keeps its
 * number and meaning. An error is something that is left out of the computation or makes it meaningless; despite
 * warnings, the file is computed as written. All codes are in one table, because most are reported from several places.
 */
export const languageCodes = {
  AZR001: { code: 'AZR001', title: 'Syntax error', severity: 'error' },
  AZR002: { code: 'AZR002', title: 'Unknown name', severity: 'error' },
  AZR003: { code: 'AZR003', title: 'Ambiguous name', severity: 'error' },
  AZR004: { code: 'AZR004', title: 'Name used twice', severity: 'error' },
  AZR005: { code: 'AZR005', title: 'Names that differ only in case', severity: 'error' },
  AZR006: { code: 'AZR006', title: 'Reference to the wrong kind of thing', severity: 'error' },
  AZR007: { code: 'AZR007', title: 'Not an address or prefix', severity: 'error' },
  AZR008: { code: 'AZR008', title: 'Prefix with host bits set', severity: 'error' },
  AZR009: { code: 'AZR009', title: 'Name that needs quotes', severity: 'error' },
  AZR010: { code: 'AZR010', title: 'Imported file not found', severity: 'error' },
  AZR011: { code: 'AZR011', title: 'File cannot be read', severity: 'error' },
  AZR012: { code: 'AZR012', title: 'Repeated setting', severity: 'error' },
  AZR013: { code: 'AZR013', title: 'Number out of range', severity: 'error' },
  AZR014: { code: 'AZR014', title: 'File or name too large', severity: 'error' },
  AZR020: { code: 'AZR020', title: 'Subnet outside its virtual network', severity: 'error' },
  AZR021: { code: 'AZR021', title: 'Address outside its subnet', severity: 'error' },
  AZR022: { code: 'AZR022', title: 'Reserved address', severity: 'error' },
  AZR023: { code: 'AZR023', title: 'Address used twice', severity: 'error' },
  AZR024: { code: 'AZR024', title: 'Overlapping subnets', severity: 'error' },
  AZR025: { code: 'AZR025', title: 'Overlapping address space', severity: 'error' },
  AZR026: { code: 'AZR026', title: 'Special subnet missing', severity: 'error' },
  AZR027: { code: 'AZR027', title: 'Two of the same kind in one virtual network', severity: 'error' },
  AZR028: { code: 'AZR028', title: 'Two addresses of the same family', severity: 'error' },
  AZR029: { code: 'AZR029', title: 'Address space that Azure does not allow', severity: 'error' },
  AZR030: { code: 'AZR030', title: 'Peering of a network with itself', severity: 'error' },
  AZR031: { code: 'AZR031', title: 'Peering declared twice', severity: 'error' },
  AZR032: { code: 'AZR032', title: 'Peering of overlapping networks', severity: 'error' },
  AZR033: { code: 'AZR033', title: 'Address family missing in the subnet', severity: 'warning' },
  AZR034: { code: 'AZR034', title: 'Firewall without its subnet', severity: 'warning' },
  AZR035: { code: 'AZR035', title: 'Subnet too small', severity: 'error' },
  AZR036: { code: 'AZR036', title: 'Subnet smaller than recommended', severity: 'information' },
  AZR037: { code: 'AZR037', title: 'IPv6 subnet that is not a /64', severity: 'error' },
  AZR038: { code: 'AZR038', title: 'Route Server in a network with IPv6', severity: 'error' },
  AZR040: { code: 'AZR040', title: 'NVA without a NIC', severity: 'error' },
  AZR041: { code: 'AZR041', title: 'Both ends are the same', severity: 'error' },
  AZR042: { code: 'AZR042', title: 'Incompatible ends', severity: 'error' },
  AZR043: { code: 'AZR043', title: 'AS number missing', severity: 'error' },
  AZR044: { code: 'AZR044', title: 'AS number not allowed', severity: 'error' },
  AZR045: { code: 'AZR045', title: 'Attribute that does not apply', severity: 'error' },
  AZR046: { code: 'AZR046', title: 'NIC of two NVAs', severity: 'error' },
  AZR047: { code: 'AZR047', title: 'NIC or tunnel of another device', severity: 'error' },
  AZR048: { code: 'AZR048', title: "BGP peer address in the gateway's own network", severity: 'error' },
  AZR049: { code: 'AZR049', title: 'Next hops that Azure does not accept', severity: 'error' },
  AZR050: { code: 'AZR050', title: 'Unused declaration', severity: 'hint' },
  AZR051: { code: 'AZR051', title: 'Import without effect', severity: 'hint' },
  AZR052: { code: 'AZR052', title: 'Ignore comment without effect', severity: 'warning' },
  AZR053: { code: 'AZR053', title: 'Invalid ignore comment', severity: 'warning' },
  AZR054: { code: 'AZR054', title: 'Error in azroute.json', severity: 'error' },
  AZR055: { code: 'AZR055', title: 'Hidden problems', severity: 'information' },
  AZR910: { code: 'AZR910', title: 'Analysis failed', severity: 'error' },
} as const satisfies Record<string, FindingCode>;

/** A diagnostic code of the language. */
export type LanguageCode = keyof typeof languageCodes;

/** The address of a code's documentation page. */
export function codeHref(code: string): string {
  return `https://github.com/azroute/azroute/blob/main/docs/diagnostics/${code}.md`;
}
