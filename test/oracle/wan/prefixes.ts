/** Whether one prefix contains another one, or equals it. */
export function contains(outer: string, inner: string): boolean {
  const [bits, length] = bitsOf(outer);
  const [innerBits, innerLength] = bitsOf(inner);
  return innerLength >= length && innerBits.slice(0, length) === bits.slice(0, length);
}

function bitsOf(prefix: string): [string, number] {
  const [at = '', length] = prefix.split('/');
  const bits = at.split('.').map((part) => Number(part).toString(2).padStart(8, '0'));
  return [bits.join(''), Number(length)];
}
