import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { loadInsideTexts } from '#lib/i18n/inside.ts';

export async function load(): Promise<void> {
  await Promise.all([loadInsideTexts('me'), loadTexts('face')]);
}
