import { freeName } from '../../free-name.js';

/** What a copy is called, by the name of the original. */
export type Rename = (name: string) => string;

/** A name if it is free, else the next one in its series. */
export function freeInSeries(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? nextInSeries(wanted, taken) : wanted;
}

/** The next name in a series: `spoke3` after `spoke1` if there is a `spoke2`. A name without a number gets one. */
export function nextInSeries(name: string, taken: readonly string[]): string {
  const [, stem = '', digits] = /^(.*?)(\d+)$/.exec(name) ?? [];
  if (digits === undefined) return freeName(name, taken);
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  let number = Number(digits) + 1;
  const numbered = () => stem + String(number).padStart(digits.length, '0');
  while (lower.has(numbered().toLowerCase())) number++;
  return numbered();
}

/**
 * Renames what belongs to a region as its hub is renamed: from `hub2` to `hub3`, `spoke21` becomes `spoke31` and
 * `rt-nva2` becomes `rt-nva3`. Names without the number of the hub stay.
 */
export function renameAs(from: string, to: string): Rename {
  const [a, b] = [from, to].map((name) => /\d+$/.exec(name)?.[0]);
  if (a === undefined || b === undefined) return (name) => (name === from ? to : name);
  return (name) => {
    const [digits] = /\d+$/.exec(name) ?? [];
    if (digits === undefined || !digits.startsWith(a)) return name;
    return name.slice(0, name.length - digits.length) + b + digits.slice(a.length);
  };
}

/** Renames what contains the name of the original: `to-spoke1` becomes `to-spoke3`. */
export function renameInside(from: string, to: string): Rename {
  return (name) => name.replace(from, to);
}
