import { expect, test } from 'vitest';
import { after, before } from './halves.ts';

test('half years follow each other over the turn of the year', () => {
  expect([before('2026H2'), before('2026H1')]).toEqual(['2026H1', '2025H2']);
  expect([after('2025H2'), after('2026H1')]).toEqual(['2026H1', '2026H2']);
});
