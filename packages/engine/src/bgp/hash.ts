/** Two 32-bit hash values of a text. */
export function hashOf(text: string): readonly [number, number] {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return [Math.imul(one ^ (one >>> 15), 0x2c1b3c6d), Math.imul(two ^ (two >>> 16), 0x297a2d39)];
}
