import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { session } from '#lib/session.svelte.ts';

/** Help is for everyone: it only asks who you are to draw the rest of the frame. */
export async function load(): Promise<void> {
  await Promise.all([session.start(), loadTexts('help')]);
}
