import { describe, expect, it } from 'vitest';
import { table } from './table.js';

const cases = [
  {
    it: 'pads a column to two more than its title, as az does',
    titles: ['Source', 'State'],
    rows: [['User', 'Active']],
    expected: ['Source    State', '--------  -------', 'User      Active'],
  },
  {
    it: 'makes a column as wide as its widest cell',
    titles: ['Type', 'IP'],
    rows: [
      ['VirtualNetworkGateway', '10.0.0.4'],
      ['None', ''],
    ],
    expected: [
      'Type                   IP',
      '---------------------  --------',
      'VirtualNetworkGateway  10.0.0.4',
      'None',
    ],
  },
  { it: 'prints titles of an empty table', titles: ['A'], rows: [], expected: ['A', '---'] },
];

describe('table', () => {
  it.each(cases)('$it', ({ titles, rows, expected }) => {
    expect(table(titles, rows).split('\n')).toEqual([...expected, '']);
  });
});
