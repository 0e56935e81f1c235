import { redirect } from '@sveltejs/kit';
import { session } from '#lib/session.svelte.ts';

/** The door: who is already inside goes in. */
export async function load(): Promise<void> {
  await session.start();
  if (session.me) redirect(307, session.me.status === 'active' ? '/' : '/pending');
}
