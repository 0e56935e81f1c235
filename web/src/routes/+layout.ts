import { preferredLocale, setLocale } from '#lib/i18n/index.svelte.ts';
import { theme } from '#lib/theme.svelte.ts';

export const ssr = false;
export const prerender = false;

let started: Promise<void> | undefined;

/** The words must be there, and the light right, before the first screen is drawn. */
export const load = (): Promise<void> => (started ??= start());

function start(): Promise<void> {
  theme.start();
  return setLocale(preferredLocale());
}
