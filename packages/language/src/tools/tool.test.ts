import { describe, expect, it } from 'vitest';
import { commandLine, type Given, tools, wrongInput } from './tools.js';

/** What is wrong with a call, or its command line. */
function lineOf(name: string, given: Given): string {
  const tool = tools.find((each) => each.name === name);
  return tool ? (wrongInput(tool, given) ?? commandLine(tool, given).join(' ')) : 'no tool';
}

describe('a call of a tool', () => {
  it.each<[name: string, given: Given, line: string]>([
    ['bgp', { file: 'a', device: 'd', list: 'learned' }, 'bgp --output=json --device=d --learned -- a'],
    ['bgp', { file: 'a', device: 'd', peer: null, list: 'learned' }, 'bgp --output=json --device=d --learned -- a'],
    ['check', { files: null }, 'check --output=json --'],
    ['check', { files: ['a', null, 7, 'b'] }, 'check --output=json -- a b'],
    ['explain', { code: '--help' }, 'explain -- --help'],
  ])('%s %j is this command', (name, given, line) => {
    expect(lineOf(name, given)).toBe(line);
  });

  it.each<[name: string, given: Given, wrong: string]>([
    ['bgp', { file: 'a', device: 'd', list: 'help' }, 'list must be one of learned, advertised, dropped, withheld'],
    ['bgp', { file: 'a', device: 'd', list: 'output=x' }, 'list must be one of learned, advertised, dropped, withheld'],
    ['bgp', { file: 'a', device: 'd' }, 'bgp needs list'],
    ['why', { file: 'a', nic: null, to: '10.0.0.1' }, 'why needs nic'],
    ['why', { file: 'a', nic: 7, to: '10.0.0.1' }, 'why needs nic'],
    ['routes', { file: ['a', 'b'] }, 'routes takes only one file'],
  ])('%s %j is refused', (name, given, wrong) => {
    expect(lineOf(name, given)).toBe(wrong);
  });
});
