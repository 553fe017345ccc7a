import { prefix } from '../address/index.js';
import type { NoneRoutesProfile } from '../settings.js';

/**
 * The system None routes by date (R003, R004): Azure's list changes over the years and is therefore data.
 * `documented` is what Microsoft documents today; the others were read off NICs in 2018–2019, early 2021, 2023 and 2026.
 */
const profiles: Readonly<Record<NoneRoutesProfile, string>> = {
  documented: '10.0.0.0/8 100.64.0.0/10 172.16.0.0/12 192.168.0.0/16',
  '2019': '10.0.0.0/8 100.64.0.0/10 192.168.0.0/16',
  '2021': '10.0.0.0/8 100.64.0.0/10 192.168.0.0/16 25.33.80.0/20 25.41.3.0/25',
  '2023':
    '10.0.0.0/8 127.0.0.0/8 100.64.0.0/10 172.16.0.0/12 25.48.0.0/12 25.4.0.0/14 198.18.0.0/15 157.59.0.0/16 ' +
    '192.168.0.0/16 25.33.0.0/16 40.109.0.0/16 104.147.0.0/16 104.146.0.0/17 40.108.0.0/17 23.103.0.0/18 ' +
    '25.41.0.0/20 20.35.252.0/22',
  '2026':
    '10.0.0.0/8 127.0.0.0/8 100.64.0.0/10 172.16.0.0/12 25.176.0.0/13 25.152.0.0/14 25.184.0.0/14 25.4.0.0/14 ' +
    '25.148.0.0/15 198.18.0.0/15 25.150.0.0/16 25.156.0.0/16 25.159.0.0/16 40.109.0.0/16 104.147.0.0/16 ' +
    '157.59.0.0/16 192.168.0.0/16 40.108.0.0/17 104.146.0.0/17 23.103.0.0/18 20.35.252.0/22',
};

const parsed = new Map<NoneRoutesProfile, readonly ReturnType<typeof prefix>[]>();

/** The prefixes of a profile, short masks first as NICs print them (R244). */
export function noneRoutes(profile: NoneRoutesProfile) {
  let list = parsed.get(profile);
  if (!list) {
    list = profiles[profile].split(' ').map(prefix);
    parsed.set(profile, list);
  }
  return list;
}
