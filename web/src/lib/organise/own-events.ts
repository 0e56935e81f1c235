import type { OwnEvent } from '../api/types.ts';

/** One's events for a list: of what happens again only the next, with how many more there are. */
export function grouped(events: readonly OwnEvent[]): { own: OwnEvent; more: OwnEvent[] }[] {
  const groups = new Map<string, OwnEvent[]>();
  for (const own of events) {
    const key = own.event.series_id ?? own.event.id;
    groups.set(key, [...(groups.get(key) ?? []), own]);
  }
  return [...groups.values()].flatMap(([own, ...more]) => (own ? [{ own, more }] : []));
}
