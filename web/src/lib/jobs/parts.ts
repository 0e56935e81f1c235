import { loadInsideTexts } from '../i18n/inside.ts';
import { loadCvTexts } from '../i18n/cv.ts';

/** The screen on which a CV is written, with its words. */
export async function openCv(): Promise<typeof import('./CvScreen.svelte').default> {
  const [screen] = await Promise.all([
    import('./CvScreen.svelte'),
    loadCvTexts(),
    loadInsideTexts('languages'),
  ]);
  return screen.default;
}
