/** Splits a command line at blanks. */
export const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');
