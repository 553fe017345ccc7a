import type { FindingCode } from '@azroute/engine';
import { addressFamilyThatTheSubnetLacks } from './codes/address-family-that-the-subnet-lacks.js';
import { addressOutsideItsSubnet } from './codes/address-outside-its-subnet.js';
import { addressSpaceThatAzureDoesNotAllow } from './codes/address-space-that-azure-does-not-allow.js';
import { addressUsedTwice } from './codes/address-used-twice.js';
import { ambiguousName } from './codes/ambiguous-name.js';
import { analysisFailed } from './codes/analysis-failed.js';
import { asNumberMissing } from './codes/as-number-missing.js';
import { asNumberNotAllowed } from './codes/as-number-not-allowed.js';
import { attributeWithoutMeaningHere } from './codes/attribute-without-meaning-here.js';
import { bothEndsAreTheSame } from './codes/both-ends-are-the-same.js';
import { brokenConfiguration } from './codes/broken-configuration.js';
import { endsThatDoNotFitTogether } from './codes/ends-that-do-not-fit-together.js';
import { fileCannotBeRead } from './codes/file-cannot-be-read.js';
import { firewallWithoutItsSubnet } from './codes/firewall-without-its-subnet.js';
import { ignoreWithoutEffect } from './codes/ignore-without-effect.js';
import { importBringsNothing } from './codes/import-brings-nothing.js';
import { importedFileNotFound } from './codes/imported-file-not-found.js';
import { ipv6SubnetLength } from './codes/ipv6-subnet-length.js';
import { malformedIgnore } from './codes/malformed-ignore.js';
import { nameThatNeedsQuotes } from './codes/name-that-needs-quotes.js';
import { nameUsedTwice } from './codes/name-used-twice.js';
import { namesThatDifferOnlyInCase } from './codes/names-that-differ-only-in-case.js';
import { nicOfAnotherDevice } from './codes/nic-of-another-device.js';
import { nicOfTwoNvas } from './codes/nic-of-two-nvas.js';
import { notAnAddressOrPrefix } from './codes/not-an-address-or-prefix.js';
import { numberOutOfRange } from './codes/number-out-of-range.js';
import { nvaWithoutANic } from './codes/nva-without-a-nic.js';
import { overlappingAddressSpace } from './codes/overlapping-address-space.js';
import { overlappingSubnets } from './codes/overlapping-subnets.js';
import { peeringDeclaredTwice } from './codes/peering-declared-twice.js';
import { peeringOfANetworkWithItself } from './codes/peering-of-a-network-with-itself.js';
import { peeringOfOverlappingNetworks } from './codes/peering-of-overlapping-networks.js';
import { prefixWithHostBitsSet } from './codes/prefix-with-host-bits-set.js';
import { problemsNotShown } from './codes/problems-not-shown.js';
import { reservedAddress } from './codes/reserved-address.js';
import { routeServerWithIpv6 } from './codes/route-server-with-ipv6.js';
import { settingWrittenTwice } from './codes/setting-written-twice.js';
import { specialSubnetMissing } from './codes/special-subnet-missing.js';
import { subnetOutsideItsVirtualNetwork } from './codes/subnet-outside-its-virtual-network.js';
import { subnetSmallerThanAdvised } from './codes/subnet-smaller-than-advised.js';
import { subnetTooSmall } from './codes/subnet-too-small.js';
import { syntaxError } from './codes/syntax-error.js';
import { tooLargeToBeRead } from './codes/too-large-to-be-read.js';
import { twoAddressesOfOneFamily } from './codes/two-addresses-of-one-family.js';
import { twoOfAKindInOneVirtualNetwork } from './codes/two-of-a-kind-in-one-virtual-network.js';
import { unknownName } from './codes/unknown-name.js';
import { unusedDeclaration } from './codes/unused-declaration.js';
import { wrongKindOfThing } from './codes/wrong-kind-of-thing.js';

/**
 * The diagnostic codes of the language: AZR001 to AZR099, and AZR910 for faults of its own. A code keeps its number and meaning for ever. An error is
 * something that is left out of the computation or makes it meaningless; with a warning the file is computed as written.
 */
export const languageCodes = {
  AZR001: syntaxError,
  AZR002: unknownName,
  AZR003: ambiguousName,
  AZR004: nameUsedTwice,
  AZR005: namesThatDifferOnlyInCase,
  AZR006: wrongKindOfThing,
  AZR007: notAnAddressOrPrefix,
  AZR008: prefixWithHostBitsSet,
  AZR009: nameThatNeedsQuotes,
  AZR010: importedFileNotFound,
  AZR011: fileCannotBeRead,
  AZR012: settingWrittenTwice,
  AZR013: numberOutOfRange,
  AZR014: tooLargeToBeRead,
  AZR020: subnetOutsideItsVirtualNetwork,
  AZR021: addressOutsideItsSubnet,
  AZR022: reservedAddress,
  AZR023: addressUsedTwice,
  AZR024: overlappingSubnets,
  AZR025: overlappingAddressSpace,
  AZR026: specialSubnetMissing,
  AZR027: twoOfAKindInOneVirtualNetwork,
  AZR028: twoAddressesOfOneFamily,
  AZR029: addressSpaceThatAzureDoesNotAllow,
  AZR030: peeringOfANetworkWithItself,
  AZR031: peeringDeclaredTwice,
  AZR032: peeringOfOverlappingNetworks,
  AZR033: addressFamilyThatTheSubnetLacks,
  AZR034: firewallWithoutItsSubnet,
  AZR035: subnetTooSmall,
  AZR036: subnetSmallerThanAdvised,
  AZR037: ipv6SubnetLength,
  AZR038: routeServerWithIpv6,
  AZR040: nvaWithoutANic,
  AZR041: bothEndsAreTheSame,
  AZR042: endsThatDoNotFitTogether,
  AZR043: asNumberMissing,
  AZR044: asNumberNotAllowed,
  AZR045: attributeWithoutMeaningHere,
  AZR046: nicOfTwoNvas,
  AZR047: nicOfAnotherDevice,
  AZR050: unusedDeclaration,
  AZR051: importBringsNothing,
  AZR052: ignoreWithoutEffect,
  AZR053: malformedIgnore,
  AZR054: brokenConfiguration,
  AZR055: problemsNotShown,
  AZR910: analysisFailed,
} as const satisfies Record<string, FindingCode>;

/** A diagnostic code of the language. */
export type LanguageCode = keyof typeof languageCodes;

/** The address of a code's documentation page. */
export function codeHref(code: string): string {
  return `https://github.com/azroute/azroute/blob/main/docs/diagnostics/${code}.md`;
}
