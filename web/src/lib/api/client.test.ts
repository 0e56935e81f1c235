import { expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { addressOf, csrfToken } from './client.ts';

it('finds the token among the cookies', () => {
  expect(csrfToken('a=1; flok_csrf=x%3Dy; b=2')).toBe('x=y');
  expect(csrfToken('not_flok_csrf=1')).toBe(null);
  expect(csrfToken('')).toBe(null);
});

it('tells one sentence for each wrong field', () => {
  const problem = new Problem(422, {
    code: 'invalid',
    errors: { handle: ['Too short.', 'Odd.'], password: 'Common.' },
  });
  expect(problem.fields).toEqual({ handle: 'Too short.', password: 'Common.' });
});

it('knows no answer from a bad one', () => {
  expect([
    new Problem(0, { code: 'offline' }).offline,
    new Problem(500, { code: 'internal' }).offline,
  ]).toEqual([true, false]);
});

it('fills in an address and asks only for what is given', () => {
  expect(
    addressOf('/rooms/{room_id}/messages', {
      path: { room_id: 'a/b' },
      query: { limit: 50, cursor: undefined },
    }),
  ).toBe('/rooms/a%2Fb/messages?limit=50');
  expect(addressOf('/rooms')).toBe('/rooms');
});
