import { expect, test } from 'vitest';
import { asTime, hoursOf, minutesOf, said, shiftsOf } from './shifts.ts';

const shift = { week: 'school' as const, begins: 900, ends: 1020, pause: 0, alone: false };

test('what is alike on several days is said together, and comes apart again', () => {
  const shifts = [
    { ...shift, weekday: 0 },
    { ...shift, weekday: 2 },
    { ...shift, weekday: 5, ends: 960 },
  ];
  const hours = hoursOf(shifts);
  expect(hours.map((one) => said('da', one))).toEqual(['mandag og onsdag 15.00–17.00', 'lørdag 15.00–16.00']);
  expect(said('en', hours[0]!)).toBe('Monday and Wednesday 15:00–17:00');
  expect(shiftsOf(hours)).toEqual(shifts);
});

test('midnight ends a day and begins one', () => {
  expect([minutesOf('00:00'), minutesOf('00:00', true), minutesOf('15:30')]).toEqual([0, 1440, 930]);
  expect([asTime(930), asTime(0)]).toEqual(['15:30', '00:00']);
});
