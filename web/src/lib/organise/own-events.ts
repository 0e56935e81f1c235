import { listEvents } from '../api/events.ts';
import type { Event } from '../api/types.ts';
import { session } from '../session.svelte.ts';
import { listAll } from '../staff/list-all.ts';

const LOOK_BACK_MS = 60 * 86_400_000;

/** What this organiser has posted, from two months back and on, soonest first. */
export async function listOwnEvents(): Promise<Event[]> {
  const from = new Date(Date.now() - LOOK_BACK_MS).toISOString();
  const events = await listAll((cursor) => listEvents({ from, cursor, limit: 100 }));
  return events.filter((event) => event.host.id === session.me?.id);
}
