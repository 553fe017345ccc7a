/** Splits a command line at spaces. */
export const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');
