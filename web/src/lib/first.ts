import { openMustRead } from './decided/open.ts';

/** What comes before the screens: the night, or something that must be read. */
export const openFirst = (sleeps: boolean) => (sleeps ? import('./night/Night.svelte') : openMustRead());
