import type { Plugin } from 'vite';

/** What stands in for a module, made from what that module is. */
type StandIn = (code: string) => string;

/** Ours is plain JSON (`App.PageState`), and the browser can do that without 4 kB of help. */
const plainState: StandIn = () =>
  `export const { parse, stringify } = JSON, unflatten = structuredClone, uneval = stringify;
   export const stringifyAsync = async (value) => stringify(value);`;

/** Where Svelte keeps whether it is taking over a page, it reads that it never is: most of its blocks ask. */
const neverTakesOver: StandIn = (code) => {
  const functions = [...code.matchAll(/^export function (\w+)/gm)].map(
    ([, name]) => `export function ${name}() {}`,
  );
  return ['export const hydrating = false, hydrate_node = undefined;', ...functions].join('\n');
};

/** No answers of the API are written into the page, so each is fetched. */
const nothingAnswered: StandIn = () =>
  `export const initial_fetch = (resource, options) => fetch(resource, options);
   export const subsequent_fetch = (resource, resolved, options) => fetch(resolved, options);
   export const dev_fetch = initial_fetch;
   export function lock_fetch() {}
   export function unlock_fetch() {}`;

const STAND_INS: [RegExp, StandIn][] = [
  [/\/node_modules\/devalue\/index\.js$/, plainState],
  [/\/svelte\/src\/internal\/client\/dom\/hydration\.js$/, neverTakesOver],
  [/\/kit\/src\/runtime\/client\/fetcher\.js$/, nothingAnswered],
];

/**
 * Leaves out of the client what Kit and Svelte have for pages drawn by a server, and for states that are not plain.
 * None of ours is (`ssr` is off), and it would be 6 kB of each first load.
 */
export const lean: Plugin = {
  name: 'lean',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: STAND_INS.map(([id]) => id) },
    handler(code, id) {
      const found = STAND_INS.find(([module]) => module.test(id));
      return found && this.environment.name === 'client' ? found[1](code) : null;
    },
  },
};

/** What the compiler writes after each element to keep pace with a page that is taken over. */
export const calledForNothing = ['$.reset', '$.next'];
