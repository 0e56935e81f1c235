import { redirect } from '@sveltejs/kit';
import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { session } from '#lib/session.svelte.ts';

/** The door: who is already inside goes in. */
export async function load(): Promise<void> {
  await Promise.all([session.start(), loadTexts('join', 'face', 'signIn')]);
  if (session.me) redirect(307, session.me.status === 'active' ? '/' : '/pending');
}
