import { loadStaffTexts } from '../i18n/staff.ts';

const parts = {
  Around: () => import('./Around.svelte'),
  Asked: () => import('./Asked.svelte'),
  ExampleAnswer: () => import('./ExampleAnswer.svelte'),
  AppealScreen: () => import('./AppealScreen.svelte'),
  SecondScreen: () => import('./SecondScreen.svelte'),
  Undo: () => import('./Undo.svelte'),
};
type Parts = typeof parts;

/** A part of the desk that is seldom needed, with its words. */
export async function openPart<Name extends keyof Parts>(
  name: Name,
): Promise<Awaited<ReturnType<Parts[Name]>>['default']> {
  const [part] = await Promise.all([parts[name](), loadStaffTexts('examples', 'fair')]);
  return part.default;
}
