import type { Event, EventCategory, Tone } from '../api/types.ts';
import { listOf } from '../i18n/dates.ts';
import { i18n } from '../i18n/index.svelte.ts';
import { isPicture, type PictureName } from '../ui/Picture.svelte';

const LOOKS: Record<EventCategory, { picture: PictureName; tone: Tone }> = {
  film: { picture: 'film', tone: 'plum' },
  football: { picture: 'bold', tone: 'parsley' },
  training: { picture: 'traening', tone: 'beet' },
  lecture: { picture: 'laese', tone: 'lamp' },
  game_night: { picture: 'braetspil', tone: 'enamel' },
  outing: { picture: 'natur', tone: 'parsley' },
  food: { picture: 'mad', tone: 'carrot' },
  job_info: { picture: 'laese', tone: 'beet' },
  other: { picture: 'musik', tone: 'plum' },
};

/** The paper cut and colour of an event: its own picture if it names one, else that of its kind. */
export function looksOf(event: Pick<Event, 'category' | 'picture'>): { picture: PictureName; tone: Tone } {
  const usual = LOOKS[event.category];
  return isPicture(event.picture) ? { ...usual, picture: event.picture } : usual;
}

/** Places left, or null when everyone fits. */
export const placesLeft = (event: Pick<Event, 'capacity' | 'going'>): number | null =>
  event.capacity === null ? null : Math.max(0, event.capacity - event.going);

/** The names of those who hold it. */
export const hostsOf = ({ host, co_hosts }: Pick<Event, 'host' | 'co_hosts'>): string =>
  listOf(
    i18n.locale,
    [host, ...co_hosts].map(({ nickname }) => nickname),
  );
