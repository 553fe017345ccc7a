import type { Severity } from '@azroute/engine';

/** What there is to know about one diagnostic code. The documentation pages are made from it. */
export interface CodeInfo {
  readonly title: string;
  readonly severity: Severity;
  /** One line: what the code means. */
  readonly meaning: string;
}

/**
 * The diagnostic codes of the language, AZR001 to AZR099. A code keeps its number and meaning for ever. An error is
 * something that is left out of the computation or makes it meaningless; with a warning the file is computed as written.
 */
export const languageCodes = {
  AZR001: {
    title: 'Syntax error',
    severity: 'error',
    meaning: 'The text is no statement of the language; the statement is skipped and everything else is computed.',
  },
  AZR002: {
    title: 'Unknown name',
    severity: 'error',
    meaning: 'Nothing of this name, and of a kind that may stand here, is declared in the file or in what it imports.',
  },
  AZR003: {
    title: 'Ambiguous name',
    severity: 'error',
    meaning: 'Several things have this name; write more of the path, such as vnet.nic.',
  },
  AZR004: {
    title: 'Name used twice',
    severity: 'error',
    meaning: 'Two things of one kind have the same name in the same place; the second one is left out.',
  },
  AZR005: {
    title: 'Names that differ only in case',
    severity: 'error',
    meaning: 'Azure Resource Manager does not tell two names apart that differ only in upper and lower case.',
  },
  AZR006: {
    title: 'Wrong kind of thing',
    severity: 'error',
    meaning: 'The name means something that cannot stand here, such as a subnet as the end of a BGP session.',
  },
  AZR007: {
    title: 'Not an address or prefix',
    severity: 'error',
    meaning: 'The text is no IPv4 or IPv6 address or prefix, such as an octet above 255 or a length above 32.',
  },
  AZR008: {
    title: 'Prefix with host bits set',
    severity: 'error',
    meaning: 'The prefix has bits set to the right of its length; Azure rejects it. It is computed with them cleared.',
  },
  AZR009: {
    title: 'Name that needs quotes',
    severity: 'error',
    meaning: 'A name of letters outside ASCII, or one that begins with a digit, stands in double quotes.',
  },
  AZR010: {
    title: 'Imported file not found',
    severity: 'error',
    meaning: 'There is no file at the path of the import, which is relative to the importing file.',
  },
  AZR011: {
    title: 'File cannot be read',
    severity: 'error',
    meaning: 'The file is a folder, is binary, cannot be opened, or its path runs in circles through symbolic links.',
  },
  AZR012: {
    title: 'Setting written twice',
    severity: 'error',
    meaning: 'A setting that has one value is written twice in one block; the first one counts.',
  },
  AZR013: {
    title: 'Number out of range',
    severity: 'error',
    meaning: 'The number is outside the range that its setting allows, such as an instance other than 0 or 1.',
  },
  AZR020: {
    title: 'Subnet outside its virtual network',
    severity: 'error',
    meaning: 'The prefix of the subnet is not inside the address space of its virtual network.',
  },
  AZR021: {
    title: 'Address outside its subnet',
    severity: 'error',
    meaning: 'The address is not inside a prefix of the subnet in which it stands.',
  },
  AZR022: {
    title: 'Reserved address',
    severity: 'error',
    meaning: 'Azure keeps the first four addresses and the last one of each subnet for itself.',
  },
  AZR023: {
    title: 'Address used twice',
    severity: 'error',
    meaning: 'Two things in one virtual network have the same private address.',
  },
  AZR024: {
    title: 'Overlapping subnets',
    severity: 'error',
    meaning: 'Two subnets of one virtual network share addresses.',
  },
  AZR025: {
    title: 'Overlapping address space',
    severity: 'error',
    meaning: 'Two address prefixes of one virtual network share addresses.',
  },
  AZR026: {
    title: 'Special subnet missing',
    severity: 'error',
    meaning: 'A gateway or Route Server needs the subnet of its name, such as GatewaySubnet, in its network.',
  },
  AZR027: {
    title: 'Two of a kind in one virtual network',
    severity: 'error',
    meaning:
      'A virtual network has room for one VPN gateway, one ExpressRoute gateway, one Route Server, one firewall.',
  },
  AZR028: {
    title: 'Two addresses of one family',
    severity: 'error',
    meaning: 'A NIC has one address of each family; the first one counts.',
  },
  AZR029: {
    title: 'Address space that Azure does not allow',
    severity: 'error',
    meaning: 'Multicast, loopback, link-local and platform addresses cannot be used in a virtual network.',
  },
  AZR030: {
    title: 'Peering of a network with itself',
    severity: 'error',
    meaning: 'Both ends of the peering are the same virtual network.',
  },
  AZR031: {
    title: 'Peering declared twice',
    severity: 'error',
    meaning: 'The two virtual networks have a peering already; the second one is left out.',
  },
  AZR032: {
    title: 'Peering of overlapping networks',
    severity: 'error',
    meaning: 'Two virtual networks whose address spaces overlap cannot be peered.',
  },
  AZR033: {
    title: 'Address family that the subnet lacks',
    severity: 'warning',
    meaning: 'The subnet has no prefix of the family of this address; Azure needs one. It is computed as written.',
  },
  AZR034: {
    title: 'Firewall without its subnet',
    severity: 'warning',
    meaning:
      'An Azure Firewall stands in a subnet named AzureFirewallSubnet. Without one it is computed as in a subnet without a route table.',
  },
  AZR040: {
    title: 'NVA without a NIC',
    severity: 'error',
    meaning: 'A network virtual appliance forwards between its NICs; without one it is not connected to anything.',
  },
  AZR041: {
    title: 'Both ends are the same',
    severity: 'error',
    meaning: 'A tunnel, BGP session or connection joins two different devices.',
  },
  AZR042: {
    title: 'Ends that do not fit together',
    severity: 'error',
    meaning: 'There is no connection of this kind in Azure, such as one from a VPN gateway to a circuit.',
  },
  AZR043: {
    title: 'AS number missing',
    severity: 'error',
    meaning: 'An end of a BGP session has no AS number.',
  },
  AZR044: {
    title: 'AS number not allowed',
    severity: 'error',
    meaning: 'The AS number is out of range or reserved by Azure for another purpose.',
  },
  AZR045: {
    title: 'Attribute without meaning here',
    severity: 'error',
    meaning: 'The attribute in the brackets says nothing about this end of this statement.',
  },
  AZR046: {
    title: 'NIC of two NVAs',
    severity: 'error',
    meaning: 'A NIC belongs to one virtual machine; two network virtual appliances name it.',
  },
  AZR047: {
    title: 'NIC of another device',
    severity: 'error',
    meaning: 'A route of the operating system leaves by a NIC that does not belong to this NVA.',
  },
} as const satisfies Record<string, CodeInfo>;

/** A diagnostic code of the language. */
export type LanguageCode = keyof typeof languageCodes;

/** The address of a code's documentation page. */
export function codeHref(code: string): string {
  return `https://github.com/azroute/azroute/blob/main/docs/diagnostics/${code}.md`;
}
