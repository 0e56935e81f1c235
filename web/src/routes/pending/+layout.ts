import { redirect } from '@sveltejs/kit';
import { session } from '#lib/session.svelte.ts';

export async function load(): Promise<void> {
  await session.start();
  if (!session.me) redirect(307, '/sign-in');
  if (session.me.status === 'active') redirect(307, '/');
}
