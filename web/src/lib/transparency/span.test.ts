import { expect, test } from 'vitest';
import { handled as da } from '../i18n/da/staff/handled.ts';
import { handled as en } from '../i18n/en/staff/handled.ts';
import { span } from './span.ts';

test('minutes up to two hours, then hours with the decimal mark of the language', () => {
  expect([0, 119, 120, 150].map((minutes) => span('en', en, minutes))).toEqual([
    '0 min',
    '119 min',
    '2 h',
    '2.5 h',
  ]);
  expect(span('da', da, 150)).toBe('2,5 t.');
});

test('where nobody has acted there is no time', () => {
  expect(span('da', da, null)).toBe('Ingen endnu');
});
