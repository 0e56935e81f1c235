import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { calledForNothing, lean } from './lean.ts';

/** What one needs once let in: joining and the door do without. */
const inside = /\/lib\/(api\/chat|chat\/(outbox|people|rooms)|realtime\/)/;
/** What many screens behind Hjem share, but Hjem itself does not need: to answer, and to write. */
const answering = /\/lib\/(act\.|ui\/(Answers|Trouble)\.)/;
const further = /\/lib\/ui\/(Chip|Field|Option|Segment|Sheet|Switch|TextField)\./;
/** What the screens about groups ask the server. */
const groups = /\/lib\/api\/rooms\./;
/** What only adults' screens are made of. */
const staff = /\/lib\/(staff|people|matching|moderation|organise|hosting|concerns)\/|\/i18n\/staff\.ts/;
const server = process.env.FLOK_API ?? 'http://127.0.0.1:5000';

export default defineConfig({
  plugins: [
    lean,
    sveltekit({
      // Nothing here is written as before runes, so nothing that such code needs comes along.
      compilerOptions: { runes: true },
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
          treeshake: { manualPureFunctions: calledForNothing },
          optimization: { inlineConst: { mode: 'all', pass: 4 } },
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
                  test: (id) =>
                    ![inside, answering, further, groups, staff].some((part) => part.test(id)),
                  minShareCount: 8,
                  priority: 1,
                },
                { name: 'inside', test: inside, minShareCount: 4 },
                { name: 'groups', test: groups },
                { name: 'answering', test: answering, minShareCount: 4 },
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
