import { loadInsideTexts } from '#lib/i18n/inside.ts';
import { loadOpenness } from '#lib/i18n/openness.ts';

export async function load(): Promise<void> {
  await Promise.all([loadInsideTexts('report'), loadOpenness()]);
}
