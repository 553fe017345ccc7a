import { expect, it } from 'vitest';
import { readCsv } from './csv.js';

it.each([
  ['A,B\r\n1,2\r\n', [{ a: '1', b: '2' }]],
  ['\uFEFFID,PROPERTIES\n"x","{""a"":""b,c""}"', [{ id: 'x', properties: '{"a":"b,c"}' }]],
  ['a,b\n"one\ntwo",', [{ a: 'one\ntwo', b: '' }]],
  ['a,b\n1', [{ a: '1', b: '' }]],
  ['a,b\n"unclosed', [{ a: 'unclosed', b: '' }]],
  ['a,b\n\n,\n', [{ a: '', b: '' }]],
  ['', []],
])('reads %j', (text, rows) => {
  expect(readCsv(text).map((row) => ({ ...row }))).toEqual(rows);
});
