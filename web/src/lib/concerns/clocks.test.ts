import { expect, it } from 'vitest';
import { nextClock } from './clocks.ts';

const now = new Date('2026-11-23T10:00:00Z');

it('shows the clock that runs out first', () => {
  const clocks = [
    { name: 'receipt' as const, due_at: '2026-12-01T23:00:00Z' },
    { name: 'assessment' as const, due_at: '2026-11-24T09:30:00Z' },
  ];
  expect(nextClock(clocks, now)).toEqual({ name: 'assessment', hours: 23, late: false });
});

it('says that one has run out, and nothing where none runs', () => {
  const late = [{ name: 'draft' as const, due_at: '2026-11-23T10:00:00Z' }];
  expect(nextClock(late, now)).toEqual({ name: 'draft', hours: 0, late: true });
  expect(nextClock([], now)).toBeNull();
});
