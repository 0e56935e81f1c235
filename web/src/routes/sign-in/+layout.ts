import { redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/guard.ts';
import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { session } from '#lib/session.svelte.ts';

/** The door: who is already inside goes on. */
export async function load({ url }: { url: URL }): Promise<void> {
  await Promise.all([session.start(), loadTexts('signIn')]);
  if (session.me) redirect(307, session.me.status === 'active' ? nextPath(url) : '/pending');
}
