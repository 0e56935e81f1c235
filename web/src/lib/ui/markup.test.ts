import { expect, it } from 'vitest';

const components = import.meta.glob<string>('../../**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** One `<svelte:element>`, or one `{...rest}` on an element, and every screen carries the code for every attribute there is. */
it('spells out elements and their attributes', () => {
  const loose = Object.entries(components)
    .filter(([, markup]) => /<svelte:element|<[a-z][\w-]*\s[^<>]*\{\.\.\./.test(markup))
    .map(([path]) => path);
  expect(Object.keys(components).length).toBeGreaterThan(0);
  expect(loose).toEqual([]);
});
