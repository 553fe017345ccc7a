import { nameText, referenceText } from '@azroute/language';
import type { AttributeData, EndData, EndpointData } from './statements.js';

/** A flag as a line; nothing if it is not set. */
export function flagText(key: string, value: boolean | undefined): string[] {
  if (value === undefined) return [];
  return [value ? key : `${key} false`];
}

/** A keyword with a list as a line; nothing if the list is empty. */
export function listText(key: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${key} ${values.join(', ')}`];
}

/** An end with its attributes in brackets. */
export function endText({ of, attributes }: EndData): string {
  const name = referenceText(of);
  return attributes.length === 0 ? name : `${name} [${attributes.map(attributeText).join(', ')}]`;
}

function attributeText(attribute: AttributeData): string {
  const { key, flag, subnet, hubRouteTable, name, prefixes, addresses, number, word } = attribute;
  const words: (string | undefined)[] = [
    key,
    flag === false ? 'false' : undefined,
    subnet && referenceText(subnet),
    hubRouteTable && referenceText(hubRouteTable),
    name === undefined ? undefined : nameText(name),
    number === undefined ? undefined : String(number),
    prefixes?.join(', '),
    // A static route of a connection is the only attribute that leads somewhere.
    prefixes && addresses ? '->' : undefined,
    addresses?.join(', '),
    word,
  ];
  return words.filter((each) => each !== undefined && each !== '').join(' ');
}

/** An end of an expectation. */
export function endpointText(endpoint: EndpointData): string {
  if ('address' in endpoint) return endpoint.address;
  return `${referenceText(endpoint.of)}${endpoint.all ? '.*' : ''}`;
}
