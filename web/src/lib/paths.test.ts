import { expect, it } from 'vitest';
import { ownPath } from './paths.ts';

it.each([
  ['/chat/1', '/chat/1'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('leads %s to %s', (wanted, path) => expect(ownPath(wanted)).toBe(path));
