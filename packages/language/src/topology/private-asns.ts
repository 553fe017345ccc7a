/** The private AS numbers of 16 bits, which a Route Server asks for (R134), from those that people use. */
export const privateAsns: readonly number[] = [...range(65001, 65535), ...range(64512, 65001)];

function range(from: number, below: number): readonly number[] {
  return Array.from({ length: below - from }, (_, i) => from + i);
}
