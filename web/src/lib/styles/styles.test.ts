import { expect, it } from 'vitest';

const components = import.meta.glob('../../**/*.svelte', { query: '?raw', import: 'default', eager: true });

it('names no colour outside the tokens', () => {
  const bad = Object.entries(components).filter(([, source]) =>
    /#[0-9a-f]{3,8}\b(?=[\s;,)])/i.test(styleOf(String(source))),
  );
  expect(bad.map(([path]) => path)).toEqual([]);
});

it('writes directions so that they turn round with the reader', () => {
  const bad = Object.entries(components).filter(([, source]) =>
    /(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):/.test(styleOf(String(source))),
  );
  expect(bad.map(([path]) => path)).toEqual([]);
});

const styleOf = (source: string): string => source.match(/<style>([\s\S]*)<\/style>/)?.[1] ?? '';
