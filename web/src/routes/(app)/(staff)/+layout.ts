import { loadStaffTexts } from '#lib/i18n/index.svelte.ts';

export const load = (): Promise<void> => loadStaffTexts();
