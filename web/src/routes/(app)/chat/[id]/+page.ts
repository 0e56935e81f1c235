import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { loadInsideTexts } from '#lib/i18n/inside.ts';

/** The words of help come along: a message that worries us is answered with them at once, net or no net. */
export async function load(): Promise<void> {
  await Promise.all([loadInsideTexts('rooms', 'chat'), loadTexts('help')]);
}
