import { loadInsideTexts } from '../i18n/inside.ts';
import { loadStaffTexts } from '../i18n/staff.ts';

const parts = {
  Around: () => import('./Around.svelte'),
  Asked: () => import('./Asked.svelte'),
  ExampleAnswer: () => import('./ExampleAnswer.svelte'),
  AppealScreen: () => import('./AppealScreen.svelte'),
  SecondScreen: () => import('./SecondScreen.svelte'),
  Undo: () => import('./Undo.svelte'),
  EventReviews: () => import('./EventReviews.svelte'),
};
type Parts = typeof parts;

/** A part of the desk that is seldom needed, with its words. */
export async function openPart<Name extends keyof Parts>(
  name: Name,
): Promise<Awaited<ReturnType<Parts[Name]>>['default']> {
  const [part] = await Promise.all([
    parts[name](),
    loadStaffTexts('examples', 'fair', 'looks'),
    ...(name === 'EventReviews' ? [loadStaffTexts('organise'), loadInsideTexts('events')] : []),
  ]);
  return part.default;
}
