import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const server = process.env.FLOK_API ?? 'http://127.0.0.1:5000';

export default defineConfig({
  plugins: [
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
                  priority: 1,
                },
                { name: 'shared', minShareCount: 8 },
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
