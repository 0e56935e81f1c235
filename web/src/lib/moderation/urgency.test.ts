import { expect, test } from 'vitest';
import { countdown, timeLeft } from './urgency.ts';

const words = {
  minutesLeft: (minutes: number) => `${minutes} left`,
  minutesOver: (minutes: number) => `${minutes} over`,
  hoursOver: (hours: number) => `${hours} h over`,
};
const now = new Date('2026-11-23T14:00:00Z');
const said = (deadline: string): string => timeLeft('da', words, new Date(deadline), now);

test.each([
  ['2026-11-23T14:00:01Z', '1 left'],
  ['2026-11-23T14:12:00Z', '12 left'],
  ['2026-11-23T14:59:30Z', '60 left'],
  ['2026-11-23T19:00:00Z', 'kl.\u00a020.00'],
  ['2026-11-23T23:30:00Z', 'I morgen kl.\u00a000.30'],
  ['2026-11-23T14:00:00Z', '0 over'],
  ['2026-11-23T13:59:10Z', '1 over'],
  ['2026-11-23T11:30:00Z', '2 h over'],
])('until %s there is %s', (deadline, expected) => expect(said(deadline)).toBe(expected));

test.each([
  ['2026-11-23T14:10:00Z', '10.00'],
  ['2026-11-23T14:01:05Z', '1.05'],
  ['2026-11-23T14:00:00.200Z', '0.01'],
  ['2026-11-23T13:00:00Z', '0.00'],
])('counts down to %s as %s', (until, expected) => expect(countdown(new Date(until), now)).toBe(expected));
