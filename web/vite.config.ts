import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Kit keeps the state of a screen in the browser's history with a library that also packs maps, dates and cycles.
 * Ours is plain JSON (`App.PageState`), and the browser can do that without 4 kB of help.
 */
const plainState: Plugin = {
  name: 'plain-state',
  enforce: 'pre',
  apply: 'build',
  resolveId(id) {
    return this.environment.name === 'client' && id === 'devalue' ? '\0plain-state' : null;
  },
  load: (id) =>
    id === '\0plain-state'
      ? `export const { parse, stringify } = JSON, unflatten = structuredClone, uneval = stringify;
         export const stringifyAsync = async (value) => stringify(value);`
      : null,
};

/** What one needs once let in: joining and the door do without. */
const inside = /\/lib\/(api\/chat|chat\/(outbox|people|rooms)|realtime\/)/;
/** What many screens behind Hjem share, but Hjem itself does not need. */
const further =
  /\/lib\/(act\.|api\/rooms|ui\/(Answers|Field|Option|Sheet|TextField|Trouble)\.)|bindings\/input/;
/** What only adults' screens are made of. */
const staff = /\/lib\/(staff|people|matching|moderation|organise|hosting)\/|\/i18n\/staff\.ts/;
const server = process.env.FLOK_API ?? 'http://127.0.0.1:5000';

export default defineConfig({
  plugins: [
    plainState,
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'base-uri': ['none'],
          'connect-src': ['self'],
          'form-action': ['self'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'script-src': ['self'],
          // Kit's own route announcer carries a style attribute; style elements stay forbidden.
          'style-src-attr': ['unsafe-inline'],
        },
      },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // What many screens share comes as one file: fifty small ones weigh a sixth more and wait for each other.
          // What starts Kit stays apart from it: in one file the rest would run before it is told which build this
          // is, take every build for outdated, and load each error page again and again.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'start',
                  test: /kit\/src\/runtime\/client\/payload\.js|vite\/preload-helper/,
                  priority: 2,
                },
                {
                  name: 'shared',
                  test: (id) => ![inside, further, staff].some((part) => part.test(id)),
                  minShareCount: 8,
                  priority: 1,
                },
                { name: 'inside', test: inside, minShareCount: 4 },
                { name: 'further', test: further, minShareCount: 4 },
                { name: 'staff', test: staff, minShareCount: 4 },
              ],
            },
          },
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
  test: { include: ['src/**/*.test.ts'] },
});
