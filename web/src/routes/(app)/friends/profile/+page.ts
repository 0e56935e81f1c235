import { loadInsideTexts } from '#lib/i18n/inside.ts';

export const load = (): Promise<void> => loadInsideTexts('profile', 'languages');
