import { loadWayTexts } from '../../i18n/way.ts';
import { later } from '../../later.ts';

const screens = {
  board: () => import('./BoardScreen.svelte'),
  guide: () => import('./GuideScreen.svelte'),
  openings: () => import('./OpeningsScreen.svelte'),
  opening: () => import('./OpeningScreen.svelte'),
  rehearse: () => import('./RehearseScreen.svelte'),
  application: () => import('./ApplicationScreen.svelte'),
};
export type WayScreen = keyof typeof screens;

/** The screen of the way to a job that an address names, or undefined. */
export const wayOf = (query: Pick<URLSearchParams, 'has'>): WayScreen | undefined =>
  (Object.keys(screens) as WayScreen[]).find((name) => query.has(name));

/** That screen, with its words. */
export const openWay = (name: WayScreen) =>
  later(async () => {
    const [part] = await Promise.all([screens[name](), loadWayTexts()]);
    return part.default;
  });
