import { preferredLocale, setLocale } from '#lib/i18n/index.svelte.ts';

export const ssr = false;
export const prerender = false;

let started: Promise<void> | undefined;

/** The words must be there before the first screen is drawn. */
export const load = (): Promise<void> => (started ??= setLocale(preferredLocale()));
