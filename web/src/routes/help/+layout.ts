import { session } from '#lib/session.svelte.ts';

/** Help is for everyone: it only asks who you are to draw the rest of the frame. */
export const load = (): Promise<void> => session.start();
