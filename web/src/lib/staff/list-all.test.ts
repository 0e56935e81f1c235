import { expect, test } from 'vitest';
import { listAll } from './list-all.ts';

const pages: Record<string, { items: number[]; next: string | null }> = {
  first: { items: [1, 2], next: 'second' },
  second: { items: [3], next: 'third' },
  third: { items: [], next: null },
};

test('follows the cursor to the end, in order', async () => {
  const asked: (string | undefined)[] = [];
  const items = await listAll(async (cursor) => {
    asked.push(cursor);
    return pages[cursor ?? 'first']!;
  });
  expect(items).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'second', 'third']);
});

test('a page that fails fails the whole: half a queue is worse than none', async () => {
  const broken = listAll(async (cursor) => {
    if (cursor) throw new Error('away');
    return pages.first!;
  });
  await expect(broken).rejects.toThrow('away');
});
