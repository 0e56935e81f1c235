import { redirect } from '@sveltejs/kit';
import { loadTexts } from '#lib/i18n/index.svelte.ts';
import { session } from '#lib/session.svelte.ts';

export async function load(): Promise<void> {
  await Promise.all([session.start(), loadTexts('join')]);
  if (!session.me) redirect(307, '/sign-in');
  if (session.me.status === 'active') redirect(307, '/');
}
